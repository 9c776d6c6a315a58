{#- The parts of the search become one script, so that a phone asks for it once (generator/shell.py). -#}
{% include "search/fold.js" %}
{% include "search/names.js" %}
{% include "search/index.js" %}
{% include "search/repair.js" %}
{% include "search/query.js" %}
{% include "search/score.js" %}
