"""The officer's manual, docs/huong-dan/, becomes commands that are run and pictures that are taken."""
