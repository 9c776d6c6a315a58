"""What a page looks like becomes lists of faults: what is too wide, what is cut, what lies over other text."""

from playwright.sync_api import Page

WIDTHS = (320, 360, 768, 1280)

_FAULTS = """() => {
  document.querySelectorAll("main details").forEach(it => { it.open = true; });
  const room = document.documentElement.clientWidth, faults = [];
  const tell = it => `${it.tagName}.${it.className} “${it.textContent.trim().slice(0, 50)}”`;
  const style = it => getComputedStyle(it);
  const unseen = it => it.closest(".nm-vh, .nm-skip") || style(it.closest("thead") || it).position === "absolute";

  if (document.documentElement.scrollWidth > room)
    faults.push(`scrolls sideways: ${document.documentElement.scrollWidth} px in ${room}`);

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const it = node.parentElement;
    if (!node.data.trim() || !it.checkVisibility() || unseen(it)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      if (box.right > room + 0.5 || box.left < -0.5) faults.push(`outside: ${tell(it)}`);
      lines.push([box, it]);
    }
  }

  for (const it of document.body.querySelectorAll("*")) {
    if (it.closest("svg") || !it.checkVisibility() || unseen(it) || style(it).overflowX === "visible") continue;
    if (it.scrollWidth > it.clientWidth + 1 || it.scrollHeight > it.clientHeight + 1) faults.push(`cut: ${tell(it)}`);
  }

  lines.sort((one, other) => one[0].top - other[0].top);
  for (let i = 0; i < lines.length; i++) {
    const [one, upper] = lines[i];
    for (let j = i + 1; j < lines.length && lines[j][0].top < one.bottom; j++) {
      const [other, lower] = lines[j];
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left);
      const down = Math.min(one.bottom, other.bottom) - other.top;
      if (across > 2 && down > 0.4 * Math.min(one.height, other.height))
        faults.push(`over each other: ${tell(upper)} and ${tell(lower)}`);
    }
  }
  return [...new Set(faults)].slice(0, 8);
}"""


def faults_of_layout(page: Page) -> list[str]:
    """The faults of the open page at every width, all its folds opened."""
    faults = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        faults += [f"at {width} px {fault}" for fault in page.evaluate(_FAULTS)]
    return faults
