"use strict";
/* A browser lets no page from the disk read the search index: the search is offered where it works. */
if (location.protocol === "file:") {
  document.querySelectorAll('[data-bs-target="#mkdocs_search_modal"]').forEach((link) => {
    link.closest("li").hidden = true;
  });
}
