// The tracker: search, filters, order, totals, charts, one recommendation by itself, download.
// The plain table that is shown without script is its data: read once, drawn only as far as it is asked for.
(function () {
  "use strict";
  const BATCH = 50, INQUIRIES = 10, COUNTED = 12, NONE = "not given", NOT_KEPT = "not kept";
  const STATUSES = ["Red", "Amber", "Green", "Complete"]; // worst first; all others after them, by name
  const TONES = { Red: "red", Amber: "amber", Green: "green", Complete: "complete", "Could not be read": "unread", "Not assessed": "blank", "No colour shown": "blank" };
  const MOVES = { improved: "better", worsened: "worse", same: "same" };
  const AGES = ["under 6 months", "6 to 11 months", "1 year", "2 years or more", "not known"];
  const one = (id) => document.getElementById(id);
  const all = (selector, within) => Array.from((within || document).querySelectorAll(selector));
  const thousands = new Intl.NumberFormat("en-GB").format;
  const compare = new Intl.Collator("en-GB", { numeric: true }).compare;
  document.documentElement.classList.add("js");

  const columns = one("list").dataset.columns.split(";").filter(Boolean).map((pair) => pair.split("="));
  const byHeading = new Map(columns.map(([name, heading]) => [heading, name]));
  const notKept = one("counts").dataset.notKept.split("|");

  // What is read from each row of the plain table.
  function readRecord(row, at) {
    const [head, now, more] = row.children, values = {}, link = head.firstChild;
    for (let part = now.firstChild.firstChild; part; part = part.nextSibling.nextSibling) {
      values[byHeading.get(part.textContent)] = part.nextSibling.textContent;
    }
    const listed = more.firstChild === more.lastChild ? [] : Array.from(more.firstChild.children);
    const promises = listed.map((item) => ({
      number: item.getAttribute("data-promise"), due: item.getAttribute("data-due"),
      outcome: item.children[0].textContent, words: item.children[1].textContent,
    }));
    const rounds = Array.from(more.lastChild.lastChild.children, (line) => {
      const [name, day, status] = Array.from(line.children, (cell, column) => (column < 3 ? cell.textContent : ""));
      return { place: line.getAttribute("data-place"), name, day, status };
    });
    return { at, id: row.id, page: row.getAttribute("data-page"), href: link.getAttribute("href"), name: link.textContent, now, more, values, promises, rounds };
  }
  function textOf(record) { // in small letters, made when it is first searched
    if (record.text === undefined) {
      record.text = ["number", "title", "recommendation", "response", "update_text"].map((name) => record.values[name] || "").join("\n").toLowerCase();
    }
    return record.text;
  }
  function readAll() {
    const plain = document.querySelector("noscript").textContent;
    const rows = new DOMParser().parseFromString(plain, "text/html").querySelector("#all").tBodies[0].rows;
    return Array.from(rows, readRecord);
  }
  const list = (text) => (text ? text.split("; ") : []);
  const VALUES = { // what a filter looks at; several values where a recommendation has several
    officer: (one) => { const names = list(one.values.officer_names); return names.length ? names : list(one.values.officer_posts); },
    promise: (one) => {
      const found = Array.from(new Set(one.promises.map((promise) => promise.outcome)));
      return found.some((outcome) => notKept.includes(outcome)) ? [NOT_KEPT].concat(found) : found;
    },
    check: (one) => [one.values.things_to_check ? "yes" : "no"],
  };
  const selects = all("select[data-filter]"), names = selects.map((select) => select.dataset.filter);
  const inquiryRows = all("#inquiries tr[data-page]");
  const records = readAll(), byId = new Map(records.map((record) => [record.id, record]));
  records.forEach((record) => {
    record.of = {};
    names.forEach((name) => {
      const found = VALUES[name] ? VALUES[name](record) : list(record.values[name]);
      record.of[name] = found.length ? found : [NONE];
    });
  });

  // Small parts of the page.
  function make(tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) { element.className = className; }
    element.append(...children.filter((child) => child !== ""));
    return element;
  }
  function draw(tag, attributes, ...children) {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    Object.keys(attributes).forEach((name) => element.setAttribute(name, attributes[name]));
    element.append(...children);
    return element;
  }
  const tone = (status) => TONES[status] || "other";
  function statusMark(status) {
    const sign = draw("svg", { class: "sign", "aria-hidden": "true", focusable: "false" }, draw("use", { href: "#sign-" + tone(status) }));
    return make("span", "status tone-" + tone(status), sign, make("span", "", status));
  }
  const number = (count, word, many) => thousands(count) + " " + (count === 1 ? word : many || word + "s");
  const rank = (status) => (STATUSES.indexOf(status) + 1 || STATUSES.length + 1);
  function byStatus(a, b) { return rank(a) - rank(b) || compare(a, b); }
  function countUp(counts, value, by) { counts.set(value, (counts.get(value) || 0) + (by === undefined ? 1 : by)); }

  // Choices: kept in the address, so that what is shown can be sent on and found again.
  let state = {}, found = records, drawn = 0, everyInquiry = false;
  const settings = ["words"].concat(names, "order", "count");
  const field = (name) => one(name === "words" || name === "order" || name === "count" ? name : "by-" + name);
  function readState(text) {
    const given = new URLSearchParams(text);
    state = {};
    settings.forEach((name) => { if (given.get(name)) { state[name] = given.get(name); } });
  }
  const address = () => "#" + new URLSearchParams(Object.assign({ show: "" }, state)).toString();

  // One pass: what fits all choices is found; what only one choice keeps out still counts for that choice's own list.
  function filter() {
    const words = (state.words || "").toLowerCase().split(/\s+/).filter(Boolean), chosen = names.filter((name) => state[name]);
    const lists = new Map(names.map((name) => [name, new Map()]));
    found = records.filter((record) => {
      if (!words.every((word) => textOf(record).includes(word))) { return false; }
      const against = chosen.filter((name) => !record.of[name].includes(state[name]));
      if (against.length > 1) { return false; }
      (against.length ? against : names).forEach((name) => record.of[name].forEach((value) => countUp(lists.get(name), value)));
      return !against.length;
    });
    selects.forEach((select) => offer(select, lists.get(select.dataset.filter)));
  }
  function order(name) {
    if (name === "status") { return byStatus; }
    return (a, b) => (a === NOT_KEPT ? -1 : b === NOT_KEPT ? 1 : a === NONE ? 1 : b === NONE ? -1 : compare(a, b));
  }
  const offered = new Map(selects.map((select) => [select, new Map()])); // option by value, used again
  function offer(select, counts) { // values that would find something, each with how many
    const name = select.dataset.filter, chosen = state[name] || "", known = offered.get(select);
    if (chosen && !counts.has(chosen)) { counts.set(chosen, 0); }
    const options = Array.from(counts.keys()).sort(order(name)).map((value) => {
      const option = known.get(value) || make("option", ""), text = value + " (" + thousands(counts.get(value)) + ")";
      if (option.text !== text) { option.value = value; option.textContent = text; known.set(value, option); }
      return option;
    });
    if (options.length !== select.options.length - 1 || options.some((option, at) => select.options[at + 1] !== option)) {
      select.replaceChildren(select.options[0], ...options);
    }
    select.value = chosen;
  }

  const LAST = "\uffff";
  const ORDERS = {
    overdue: (a, b) => (Number(b.values.days_overdue) || 0) - (Number(a.values.days_overdue) || 0),
    worse: (a, b) => (b.values.direction === "worsened") - (a.values.direction === "worsened") || byStatus(a.values.status, b.values.status),
    status: (a, b) => byStatus(a.values.status, b.values.status),
    target: (a, b) => compare(a.values.target_to || LAST, b.values.target_to || LAST),
    officer: (a, b) => compare(a.of.officer[0] === NONE ? LAST : a.of.officer[0], b.of.officer[0] === NONE ? LAST : b.of.officer[0]),
    newest: (a, b) => compare(b.values.report_date || "", a.values.report_date || ""),
    promises: (a, b) => b.values.open_commitments - a.values.open_commitments,
  };

  // Totals of what was found.
  const isMissed = (promise) => notKept.includes(promise.outcome);
  const isAsked = (promise) => !state.promise || promise.outcome === state.promise || (state.promise === NOT_KEPT && isMissed(promise));
  function promisesOf(kept) { // each once, though parts of a recommendation that was split share it
    const seen = new Map();
    found.forEach((record) => record.promises.forEach((promise) => { if (kept(promise)) { seen.set(promise.number, promise.outcome); } }));
    return Array.from(seen.values());
  }
  function say() {
    const statuses = new Map(), inquiries = new Set(found.map((record) => record.page));
    let late = 0, worse = 0;
    found.forEach((record) => {
      countUp(statuses, record.values.status);
      late += record.values.overdue === "yes";
      worse += record.values.direction === "worsened";
    });
    const words = inWords(new Map(Array.from(statuses).sort(([a], [b]) => byStatus(a, b))));
    const missed = promisesOf(isMissed).length;
    one("shown").textContent = "Showing " + thousands(found.length) + " of " + number(records.length, "recommendation") +
      " in " + number(inquiries.size, "inquiry", "inquiries") + (words ? ": " + words : "") + "; " + late + " overdue; " +
      worse + " worse than in the round before; " + number(missed, "promise") + " not kept.";
    const asked = settings.filter((name) => state[name] && name !== "count").map((name) => {
      const label = field(name).parentElement.firstChild.textContent, option = field(name).selectedOptions;
      return label + ": " + (option && name === "order" ? option[0].textContent : state[name]);
    });
    one("asked").textContent = asked.join("; ");
    one("download").disabled = !found.length;
  }
  function countBy() {
    const name = state.count || "status", counts = new Map();
    if (name === "promise") { promisesOf(isAsked).forEach((outcome) => countUp(counts, outcome)); }
    else { found.forEach((record) => record.of[name].forEach((value) => countUp(counts, value))); }
    const values = Array.from(counts.keys()).sort(name === "status" ? byStatus : (a, b) => counts.get(b) - counts.get(a) || compare(a, b));
    const most = Math.max(...counts.values()), label = one("count").selectedOptions[0].textContent;
    const rows = values.slice(0, COUNTED).map((value) => {
      const choose = make("button", "link", value);
      choose.type = "button";
      choose.addEventListener("click", () => { state[name] = value; one("filters").open = true; change(); field(name).focus(); });
      const size = new Map([[name === "status" ? value : "", counts.get(value)]]);
      return [choose, thousands(counts.get(value)), size];
    });
    const left = values.length - rows.length;
    one("counts").replaceChildren(rows.length ? figures("By " + label.toLowerCase(), [label, name === "promise" ? "Promises" : "How many"], rows, most) : "",
      left > 0 ? make("p", "small", "and " + left + " more: filter to see them.") : "");
  }

  // A table of figures with a bar drawn beside each line; `rows`: what heads it, its figures, the parts of its bar.
  function figures(caption, heads, rows, most) {
    const head = make("tr", "", ...heads.map((words) => { const cell = make("th", "", words); cell.scope = "col"; return cell; }), make("td", ""));
    const body = rows.map(([name, words, parts]) => {
      const first = make("th", "", name);
      first.scope = "row";
      return make("tr", "", first, make("td", "figure", words), make("td", "bar", bar(parts, most)));
    });
    return make("table", "figures", make("caption", "vh", caption), make("thead", "", head), make("tbody", "", ...body));
  }
  function bar(parts, most) {
    let left = 0;
    const drawing = draw("svg", { viewBox: "0 0 200 14", preserveAspectRatio: "none", "aria-hidden": "true", focusable: "false" });
    parts.forEach((count, status) => {
      const width = 200 * count / most;
      if (width) { drawing.append(draw("rect", { x: left, y: 0, width: Math.max(width - 1, 0.5), height: 14, class: "tone-" + (status ? tone(status) : "plain") })); }
      left += width;
    });
    return drawing;
  }
  const inWords = (counts) => Array.from(counts, ([status, count]) => thousands(count) + " " + status).join(", ");
  function statusTable(caption, head, lines) { // lines: name → (status → count)
    const sum = (counts) => Array.from(counts.values()).reduce((a, b) => a + b, 0), most = Math.max(...Array.from(lines.values(), sum), 1);
    const rows = Array.from(lines, ([name, counts]) => {
      const sorted = new Map(Array.from(counts).sort(([a], [b]) => byStatus(a, b)));
      return [name, inWords(sorted), sorted];
    });
    return figures(caption, [head, "How many"], rows, most);
  }

  // Charts: status over rounds for each inquiry, and age against status.
  function drawInquiries() {
    const mine = new Map();
    found.forEach((record) => { if (!mine.has(record.page)) { mine.set(record.page, []); } mine.get(record.page).push(record); });
    let shown = 0;
    inquiryRows.forEach((row) => {
      const of = mine.get(row.dataset.page);
      row.hidden = !of || (shown >= INQUIRIES && !everyInquiry);
      shown += of ? 1 : 0;
      if (!row.hidden) { row.lastElementChild.replaceChildren(statusTable("Status over rounds", "Round", roundsOf(of))); }
    });
    one("more-inquiries").hidden = everyInquiry || shown <= INQUIRIES;
    one("more-inquiries").textContent = "Show all " + thousands(shown) + " inquiries";
  }
  function roundsOf(mine) {
    const lines = new Map(), days = new Map(), seen = new Set();
    mine.forEach((record) => record.rounds.forEach((round) => { // one that was split since is counted once
      const place = round.place + round.name;
      if (!round.status || seen.has(place)) { return; }
      seen.add(place);
      if (!lines.has(round.name)) { lines.set(round.name, new Map()); days.set(round.name, round.day); }
      countUp(lines.get(round.name), round.status);
    }));
    return new Map(Array.from(lines).sort(([a], [b]) => compare(days.get(a) || a, days.get(b) || b)));
  }
  function ageOf(record) {
    const months = (day) => { const parts = /^(\d{4})-(\d\d)/.exec(day || ""); return parts ? 12 * parts[1] + Number(parts[2]) : NaN; };
    const first = record.values.inquiry_date || (record.rounds.length > 1 ? record.rounds[0].day : "");
    const age = months(record.values.report_date) - months(first);
    return AGES[age >= 24 ? 3 : age >= 12 ? 2 : age >= 6 ? 1 : age >= 0 ? 0 : 4];
  }
  function drawAges() {
    const lines = new Map(AGES.map((age) => [age, new Map()]));
    found.forEach((record) => countUp(lines.get(ageOf(record)), record.values.status));
    AGES.forEach((age) => { if (!lines.get(age).size) { lines.delete(age); } });
    one("age").replaceChildren(found.length ? statusTable("Age against status", "Age", lines) : "");
  }

  // The list: as many rows as fit a screen or two; the rest on request, or for paper.
  function cell(label, className, ...children) {
    const made = make("td", className, make("span", "only-narrow", label + ": "), ...children);
    made.setAttribute("role", "cell");
    return made;
  }
  const small = (text) => (text ? make("span", "small one", text) : "");
  function rowOf(record) {
    const values = record.values, link = make("a", "", record.name), head = make("th", "", link);
    link.href = "#" + record.id;
    head.scope = "row";
    head.setAttribute("role", "rowheader");
    head.append(small([values.inquiry, values.council, values.committee].filter(Boolean).join(", ")), small(excerpt(record)));
    const move = values.direction ? make("span", "move move-" + (MOVES[values.direction] || "other"), values.direction + (values.previous_status && values.direction !== "same" ? " (was " + values.previous_status + ")" : "")) : "";
    const late = values.overdue === "yes" ? make("strong", "one", number(Number(values.days_overdue), "day") + " overdue") : small(values.overdue === "unknown" && values.target_to ? "overdue: unknown" : "");
    const row = make("tr", "", head, cell("Status", "", statusMark(values.status), move),
      cell("Officer", "", values.officer_names || values.officer_posts || "–"),
      cell("Target", "", values.target_date_as_printed || values.target_to || "–", late), cell("Promises", "note", ...promiseLines(record)));
    row.setAttribute("role", "row");
    return row;
  }
  function promiseLines(record) {
    if (state.promise) { return record.promises.filter(isAsked).map((promise) => make("span", "one", make("strong", "", promise.outcome), " “" + promise.words + "”", small(promise.due ? "due " + promise.due : ""))); }
    const counts = new Map();
    record.promises.forEach((promise) => countUp(counts, promise.outcome));
    return counts.size ? Array.from(counts, ([outcome, count]) => make("span", "one", count + " " + outcome)) : ["–"];
  }
  function excerpt(record) { // where the first word that is searched for is found, else nothing
    const word = (state.words || "").toLowerCase().split(/\s+/).filter(Boolean)[0];
    const text = word && ["update_text", "response", "recommendation"].map((name) => record.values[name] || "").find((found) => found.toLowerCase().includes(word));
    if (!text) { return ""; }
    const at = text.toLowerCase().indexOf(word), from = Math.max(0, at - 60);
    return (from ? "… " : "") + text.slice(from, at + 100) + (at + 100 < text.length ? " …" : "");
  }
  function drawMore(until) {
    one("found").append(...found.slice(drawn, until).map(rowOf));
    drawn = Math.min(until, found.length);
    ["more", "rest"].forEach((id) => { one(id).hidden = drawn >= found.length; });
    one("rest").textContent = "Show all " + thousands(found.length);
  }
  function show() {
    field("words").value = state.words || "";
    filter();
    ["order", "count"].forEach((name) => { one(name).value = state[name] || ""; });
    if (ORDERS[state.order]) { found.sort(ORDERS[state.order]); }
    drawn = 0;
    one("found").replaceChildren();
    drawMore(BATCH);
    say();
    countBy();
    drawInquiries();
    drawAges();
  }
  function change() {
    show();
    history.replaceState(null, "", address());
  }

  // One recommendation with its whole history, at an address of its own.
  function showSingle(record) {
    const back = make("a", "", "Back to the list"), title = make("h2", "", record.name), page = make("a", "", one("single").dataset.onward);
    back.href = address();
    page.href = record.href;
    title.id = "single-h";
    title.tabIndex = -1;
    const promises = Array.from(record.more.children).filter((part) => part.matches(".promises"));
    const tables = Array.from(record.more.children).filter((part) => part.matches(".history"));
    const copy = (part) => document.importNode(part, true);
    one("single").replaceChildren(make("p", "back", back), title, make("p", "statuses", statusMark(record.values.status)), make("p", "", page),
      make("h3", "", "Rounds"), ...tables.map(copy), promises.length ? make("h3", "", "Promises") : "", ...promises.map(copy),
      make("h3", "", "As it stands now"), copy(record.now.firstElementChild));
    title.focus();
    window.scrollTo(0, 0);
  }
  function follow() {
    const record = byId.get(location.hash.slice(1)), was = one("single").dataset.of;
    one("single").hidden = !record;
    one("list").hidden = Boolean(record);
    all(".overview, .contents, .top .sentence").forEach((part) => { part.hidden = Boolean(record); });
    one("single").dataset.of = record ? record.id : "";
    if (record) { showSingle(record); return; }
    if (location.hash.startsWith("#show=")) { readState(location.hash.slice(1)); show(); }
    if (was) { (all("#found a").find((link) => link.hash === "#" + was) || one("main")).focus(); }
  }

  settings.forEach((name) => field(name).addEventListener("input", () => {
    state[name] = field(name).value;
    if (!state[name]) { delete state[name]; }
    change();
  }));
  all("button[data-ask]").forEach((button) => button.addEventListener("click", () => { readState(button.dataset.ask); change(); }));
  one("more").addEventListener("click", () => {
    const next = drawn;
    drawMore(drawn + BATCH);
    one("found").rows[next].querySelector("a").focus();
  });
  one("rest").addEventListener("click", () => { const next = drawn; drawMore(found.length); one("found").rows[next].querySelector("a").focus(); });
  one("more-inquiries").addEventListener("click", () => { everyInquiry = true; drawInquiries(); one("inquiries").focus(); });
  one("print").addEventListener("click", () => window.print());
  window.addEventListener("beforeprint", () => drawMore(found.length));

  // The same file as recommendations-flat.csv, with the lines that were found.
  function csv() {
    const quote = (text) => (/[",\r\n]/.test(text) ? '"' + text.replace(/"/g, '""') + '"' : text);
    const lines = found.map((record) => columns.map(([name]) => quote(record.values[name] || "")).join(","));
    return [columns.map(([name]) => name).join(",")].concat(lines, "").join("\r\n");
  }
  one("download").addEventListener("click", () => {
    const link = make("a", ""), file = URL.createObjectURL(new Blob([csv()], { type: "text/csv" }));
    link.href = file;
    link.download = "recommendations-flat.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(file), 1000);
  });

  one("filters").open = !window.matchMedia("(max-width: 46rem)").matches; // on a phone they would push the answer away
  show();
  follow();
  window.addEventListener("hashchange", follow);
})();
