"use strict";
(() => {
  const table = document.getElementById("ledger-table");
  if (!table) return;
  const body = table.tBodies[0];
  const search = document.getElementById("filter");
  const boxes = [...document.querySelectorAll("input[data-status]")];
  const count = document.getElementById("shown");
  const rows = [...body.rows];

  const filter = () => {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.status));
    let shown = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      row.hidden = !wanted.has(row.dataset.status) || !words.every((word) => text.includes(word));
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = `${shown} of ${rows.length} numbers shown`;
  };

  const key = (row, column) => {
    const cell = row.cells[column];
    return cell.dataset.key === undefined ? cell.textContent : Number(cell.dataset.key);
  };
  const compare = (one, other) =>
    typeof one === "number" && typeof other === "number"
      ? one - other
      : String(one).localeCompare(String(other), undefined, { numeric: true });

  table.tHead.querySelectorAll("th").forEach((head, column) => {
    head.querySelector("button").addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      table.tHead.querySelectorAll("th").forEach((th) => th.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      rows.sort((a, b) => (up ? 1 : -1) * compare(key(a, column), key(b, column)));
      body.append(...rows);
    });
  });
  search.addEventListener("input", filter);
  boxes.forEach((box) => box.addEventListener("change", filter));
  window.addEventListener("hashchange", () => {
    const row = document.getElementById(location.hash.slice(1));
    if (row && row.hidden) {
      search.value = "";
      boxes.forEach((box) => { box.checked = true; });
      filter();
      row.scrollIntoView();
    }
  });
  document.querySelector(".tools").hidden = false;
  filter();
})();
