"use strict";
(() => {
  const $ = (id) => document.getElementById(id);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const on = (element, event, act) => element && element.addEventListener(event, act);
  const table = $("ledger-table");
  const rows = [...table.tBodies[0].rows];
  const numbers = all("a.n");
  const [DONE, PLACE, WRITTEN, READ, STATUS, BY] = [0, 1, 2, 3, 4, 5];
  /* A place without its page or cell; a file's name may itself look like a place. */
  const placeOf = (row) => row.cells[PLACE].textContent.replace(/^(.*:\d+:\d+)( \(.*\))?$/, "$1");
  const rowOf = (number) => $("r" + number.id.slice(1));

  /* What is ticked stays in this browser, known by its words, so that it outlasts a new report. */
  const NAME = "verify: " + document.title + ": " + table.dataset.folder;
  const ticks = new Set();
  try { JSON.parse(localStorage.getItem(NAME) || "[]").forEach((key) => ticks.add(key)); } catch { /* private */ }
  const tick = (key, yes) => {
    if (yes) ticks.add(key); else ticks.delete(key);
    try { localStorage.setItem(NAME, JSON.stringify([...ticks])); } catch { /* private */ }
  };
  const keys = new Map();
  const seen = new Map();
  const keyed = (row) => {
    const number = $("n" + row.id.slice(1));
    const near = (side) => (number && number[side] && number[side].textContent) || "";
    const document_ = placeOf(row).replace(/:\d+:\d+$/, "");
    const key = [document_, near("previousSibling").slice(-40), row.cells[WRITTEN].textContent,
      near("nextSibling").slice(0, 20)].join("\u241f");
    seen.set(key, (seen.get(key) || 0) + 1);
    keys.set(row, key + "\u241f" + seen.get(key));
  };
  rows.forEach(keyed);
  const isTicked = (row) => ticks.has(keys.get(row));

  /* Findings: which are shown, which are done. */
  const articles = all("article.f");
  const doneBoxes = all("input[data-done]");
  const levels = all("input[data-level]");
  const findingKey = (article) =>
    "finding\u241f" + article.querySelector(".rule").textContent + "\u241f" + article.querySelector("h3").textContent;
  const showFindings = () => {
    const wanted = new Set(levels.filter((box) => box.checked).map((box) => box.dataset.level));
    let done = 0;
    articles.forEach((article, index) => {
      const isDone = doneBoxes[index].checked;
      done += isDone ? 1 : 0;
      article.classList.toggle("is-done", isDone);
      article.hidden = (levels.length > 0 && !wanted.has(article.dataset.level)) || (isDone && $("hide-done").checked);
    });
    $("done").textContent = `${done} of ${articles.length} done`;
  };
  if (articles.length) {
    $("finding-tools").hidden = false;
    all("label.done").forEach((label) => { label.hidden = false; });
    articles.forEach((article, index) => {
      doneBoxes[index].checked = ticks.has(findingKey(article));
      on(doneBoxes[index], "change", () => {
        tick(findingKey(article), doneBoxes[index].checked);
        showFindings();
        if (article.hidden) (articles.find((other, at) => at > index && !other.hidden) || $("findings")).focus();
      });
    });
    [...levels, $("hide-done")].forEach((box) => on(box, "change", showFindings));
    on($("print-findings"), "click", () => { document.body.classList.add("brief"); print(); });
    on(window, "afterprint", () => document.body.classList.remove("brief"));
    showFindings();
  }

  all(".places .scroll").forEach((box) => {  /* a wide table begins where its blamed number is seen */
    const mark = box.querySelector("mark.judged");
    if (mark && box.scrollWidth > box.clientWidth) {
      box.scrollLeft = Math.max(0, mark.getBoundingClientRect().right - box.getBoundingClientRect().right + 12);
    }
  });

  /* The ledger: a box for each number, sorting, filtering. */
  const head = table.tHead.rows[0];
  const boxes = new Map();
  rows.forEach((row) => {
    const box = document.createElement("input");
    box.type = "checkbox";
    box.checked = isTicked(row);
    box.setAttribute("aria-label", "checked: " + row.cells[WRITTEN].textContent);
    row.cells[DONE].append(box);
    boxes.set(row, box);
  });
  const statuses = all("input[data-status]");
  const texts = new Map();
  const textOf = (row) => {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  };
  const MANY = 500;  /* rows of a long ledger that are laid out before somebody asks for more */
  let room = MANY;
  let sorted = rows;
  const show = () => {
    const words = $("filter").value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = new Set(statuses.filter((box) => box.checked).map((box) => box.dataset.status));
    const only = $("ticked").value;
    let found = 0;
    sorted.forEach((row) => {
      const fits = wanted.has(row.dataset.status) && (only === "" || isTicked(row) === (only === "yes")) &&
        words.every((word) => textOf(row).includes(word));
      found += fits ? 1 : 0;
      row.hidden = !fits || found > room;
    });
    const shown = Math.min(found, room);
    $("shown").textContent = `${shown} of ${rows.length} numbers shown`;
    $("more").hidden = shown === found;
    $("more").textContent = `Show all ${found} numbers`;
  };
  const order = new Map(rows.map((row, index) => [row, index]));
  const collator = new Intl.Collator(undefined, { numeric: true });
  const keyOf = (row, column) => {
    if (column === DONE) return [isTicked(row) ? 0 : 1, ""];
    if (column === PLACE) return [order.get(row), ""];
    if (column !== READ) return [0, row.cells[column].textContent];
    const size = row.cells[READ].dataset.size || " ";
    const cut = size.lastIndexOf(" ");
    const value = size.slice(cut + 1);
    return [value === "" ? Infinity : Number(value), size.slice(0, cut)];
  };
  const compare = (a, b) =>
    collator.compare(a[1], b[1]) || (a[0] === b[0] ? 0 : a[0] < b[0] ? -1 : 1);
  [...head.cells].forEach((th, column) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = th.textContent;
    th.replaceChildren(button);
    on(button, "click", () => {
      const up = th.getAttribute("aria-sort") !== "ascending";
      [...head.cells].forEach((other) => other.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", up ? "ascending" : "descending");
      const made = rows.map((row) => [keyOf(row, column), row]);
      made.sort((a, b) => (up ? 1 : -1) * compare(a[0], b[0]) || order.get(a[1]) - order.get(b[1]));
      sorted = made.map((pair) => pair[1]);
      const body = table.tBodies[0];
      body.remove();  /* rows that move outside the page move fast */
      body.append(...sorted);
      table.append(body);
      show();
    });
  });
  const more = (size) => { room = size; show(); };
  on($("more"), "click", () => more(Infinity));
  on(window, "beforeprint", () => more(Infinity));
  on($("filter"), "input", show);
  [...statuses, $("ticked")].forEach((box) => on(box, "change", show));

  /* Numbers that nothing tested, and those a person has checked. */
  const isOpen = (row) => (row.dataset.status === "single" || row.dataset.status === "undecided") && !isTicked(row);
  const tell = () => {
    const open = rows.filter(isOpen).length;
    const done = rows.filter(isTicked).length;
    $("open").textContent = `${open} not tested and not checked by you, ${done} checked by you`;
    $("next-open").disabled = open === 0;
    $("card-open").disabled = open === 0;
    $("export").disabled = done === 0;
  };
  const setTick = (row, yes) => {
    tick(keys.get(row), yes);
    boxes.get(row).checked = yes;
    const number = $("n" + row.id.slice(1));
    if (number) number.classList.toggle("ticked", yes);
    tell();
  };
  rows.forEach((row) => {
    if (isTicked(row)) setTick(row, true);
    on(boxes.get(row), "change", (event) => setTick(row, event.target.checked));
  });
  on($("export"), "click", () => {
    const lines = rows.filter(isTicked).map((row) =>
      table.dataset.folder + placeOf(row) + "\t" + row.cells[WRITTEN].textContent);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([lines.join("\n") + "\n"], { type: "text/plain" }));
    link.download = "checked.txt";
    link.click();
    URL.revokeObjectURL(link.href);
  });

  /* A number under the mouse or in focus says how it was read; one that is chosen opens a card. */
  const tip = $("tip");
  const card = $("card");
  let chosen = null;
  const told = (number) => {
    const cells = rowOf(number).cells;
    return [["read as", cells[READ].textContent], ["status", cells[STATUS].textContent], ["by", cells[BY].textContent.trim()]]
      .filter((pair) => pair[1]);
  };
  const hint = (number) => {
    if (number === chosen) return;
    tip.textContent = told(number).map((pair) => pair[1]).join("\n");
    tip.hidden = false;
    number.setAttribute("aria-describedby", "tip");
    const place = number.getClientRects()[0];
    const below = place.bottom + 6 + tip.offsetHeight <= innerHeight;
    const left = Math.max(8, Math.min(place.left, document.documentElement.clientWidth - tip.offsetWidth - 8));
    tip.style.left = `${left}px`;
    tip.style.top = `${below ? place.bottom + 6 : Math.max(8, place.top - tip.offsetHeight - 6)}px`;
  };
  const unhint = () => { tip.hidden = true; all("[aria-describedby=tip]").forEach((a) => a.removeAttribute("aria-describedby")); };
  const close = () => {
    if (card.hidden) return;
    card.hidden = true;
    const number = chosen;
    number.classList.remove("chosen");
    chosen = null;
    number.focus({ preventScroll: true });
    unhint();
  };
  const choose = (number) => {
    unhint();
    if (chosen) chosen.classList.remove("chosen");
    chosen = number;
    number.classList.add("chosen");
    const row = rowOf(number);
    $("card-written").textContent = row.cells[WRITTEN].textContent;
    const parts = told(number).flatMap(([label, text]) => {
      const [dt, dd] = [document.createElement("dt"), document.createElement("dd")];
      dt.textContent = label;
      dd.textContent = text;
      return [dt, dd];
    });
    $("card-told").replaceChildren(...parts);
    const ledger = document.createElement("a");
    ledger.href = "#" + row.id;
    ledger.textContent = "row in the ledger";
    const links = all("a", row.cells[BY]).map((a) => a.cloneNode(true));
    $("card-links").replaceChildren(...[...links, ledger].flatMap((a) => [a, " "]));
    $("card-tick").checked = isTicked(row);
    card.hidden = false;
    const at = number.getClientRects()[0];
    if (at.top < 60 || at.bottom > innerHeight - card.offsetHeight - 20) number.scrollIntoView({ block: "center" });
    $("card-written").focus({ preventScroll: true });
  };
  const step = (by, wanted = () => true) => {
    const from = chosen ? numbers.indexOf(chosen) : by > 0 ? -1 : 0;
    for (let i = 1; i <= numbers.length; i += 1) {
      const number = numbers[(from + by * i + numbers.length * 2) % numbers.length];
      if (wanted(rowOf(number))) { choose(number); return; }
    }
  };
  const text = document.querySelector(".documents");
  const marked = (event) => event.target.closest && event.target.closest("a.n");
  on(text, "click", (event) => {
    const number = marked(event);
    if (number && !event.ctrlKey && !event.metaKey) { event.preventDefault(); choose(number); }
  });
  on(text, "mouseover", (event) => { const number = marked(event); if (number) hint(number); else unhint(); });
  on(text, "mouseleave", unhint);
  on(text, "focusin", (event) => { const number = marked(event); if (number && number.matches(":focus-visible")) hint(number); });
  on(text, "focusout", unhint);
  on(window, "scroll", unhint);
  on(document, "keydown", (event) => {
    if (event.key === "Escape") { unhint(); close(); }
    if (card.hidden || !card.contains(event.target)) return;
    if (event.key === "ArrowRight") step(1);
    if (event.key === "ArrowLeft") step(-1);
  });
  on($("card-before"), "click", () => step(-1));
  on($("card-after"), "click", () => step(1));
  on($("card-open"), "click", () => step(1, isOpen));
  on($("next-open"), "click", () => step(1, isOpen));
  on($("card-close"), "click", close);
  on($("card-tick"), "change", (event) => setTick(rowOf(chosen), event.target.checked));
  on($("card-links"), "click", () => { card.hidden = true; chosen.classList.remove("chosen"); chosen = null; });

  /* Whoever follows a link to what is filtered away sees it. */
  const reveal = () => {
    const target = $(location.hash.slice(1));
    if (!target) return;
    if (target.hidden && target.tagName === "TR") {
      $("filter").value = "";
      $("ticked").value = "";
      statuses.forEach((box) => { box.checked = true; });
      more(Infinity);
    }
    if (target.hidden && target.tagName === "ARTICLE") {
      levels.forEach((box) => { box.checked = true; });
      $("hide-done").checked = false;
      showFindings();
    }
    target.scrollIntoView();
    const inside = target.tagName === "TR" ? target.querySelector("a") : target;
    inside.focus({ preventScroll: true });
  };
  on(window, "hashchange", reveal);
  $("ledger-tools").hidden = false;
  $("text-tools").hidden = numbers.length === 0;
  show();
  tell();
  if (location.hash) reveal();
})();
