// What is behind the first page closed until it is asked for, filters, order, the viewer of pages, printing.
// Without it everything stays readable.
(function () {
  "use strict";
  var root = document.documentElement;
  root.classList.add("js");
  var all = function (selector, within) { return Array.prototype.slice.call((within || document).querySelectorAll(selector)); };
  var one = function (id) { return document.getElementById(id); };

  function say(text) { var place = one("shown"); if (place) { place.textContent = text; } }

  // Filters: a choice hides the rows and the recommendations that lack its tag.
  function show(tag) {
    all(".shown").forEach(function (part) {
      part.hidden = tag !== "" && (part.dataset.tags || "").split(" ").indexOf(tag) < 0;
    });
    var rows = all("tbody .shown"), left = rows.filter(function (row) { return !row.hidden; });
    say("Showing " + left.length + " of " + rows.length + " recommendations");
  }
  all("input[name=show]").forEach(function (choice) {
    choice.addEventListener("change", function () { show(choice.value); });
  });
  function show_all() {
    var choice = document.querySelector("input[name=show][value='']");
    if (choice) { choice.checked = true; show(""); }
  }
  // The order of the table and of the recommendations behind it.
  all("input[name=order]").forEach(function (choice) {
    choice.addEventListener("change", function () {
      choice.value.trim().split(" ").forEach(function (id) {
        [one("row-" + id), one(id)].forEach(function (part) { part.parentNode.appendChild(part); });
      });
    });
  });

  // What is behind the first page is closed; a link to it, or into it, opens it, and shows what a filter hides.
  var behind = all("details.more");
  function open_at(hash) {
    var target = hash.length > 1 && one(decodeURIComponent(hash.slice(1)));
    if (!target) { return null; }
    if (target.hidden) { show_all(); }
    behind.forEach(function (part) { if (part.contains(target) || part.parentNode === target) { part.open = true; } });
    return target;
  }
  function reveal() {
    var target = open_at(location.hash);
    if (target) { target.scrollIntoView(); }
    if (target && target.tabIndex === -1) { target.focus({ preventScroll: true }); }
  }
  behind.forEach(function (part) { part.open = false; });
  reveal();
  window.addEventListener("hashchange", reveal);
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a[href^='#']") : null;
    if (link) { open_at(link.hash); }
  });
  all("button[data-open]").forEach(function (button) {
    button.addEventListener("click", function () {
      var parts = all(button.dataset.open), open = parts.some(function (part) { return !part.open; });
      parts.forEach(function (part) { part.open = open; });
      button.textContent = open ? "Close all" : "Open all";
    });
  });

  // Print everything, or one sheet; afterwards what was closed is closed.
  var closed = [];
  all("button[data-print]").forEach(function (button) {
    button.addEventListener("click", function () {
      root.dataset.printing = button.dataset.print;
      if (button.dataset.print === "all") { show_all(); }
      closed = behind.filter(function (part) { return !part.open; });
      closed.forEach(function (part) { part.open = true; });
      window.print();
    });
  });
  window.addEventListener("afterprint", function () {
    delete root.dataset.printing;
    closed.forEach(function (part) { part.open = false; });
  });

  // The viewer: the pages that a place is on, with its boxes drawn.
  var viewer = one("viewer");
  if (!viewer || !viewer.showModal) { return; } // links then lead to the pages at the end
  root.classList.add("close-ups");
  var SVG = "http://www.w3.org/2000/svg", pages = one("viewer-pages"), zoom = one("viewer-zoom");

  function rectangle(sides) {
    var box = document.createElementNS(SVG, "rect"), pad = 1.5;
    box.setAttribute("x", sides[0] - pad); box.setAttribute("y", sides[1] - pad);
    box.setAttribute("width", sides[2] - sides[0] + 2 * pad); box.setAttribute("height", sides[3] - sides[1] + 2 * pad);
    return box;
  }
  function sheet(id, boxes) {
    var source = one(id), picture = source.querySelector("img").cloneNode(false), figure = document.createElement("figure");
    var paper = document.createElement("div"), drawn = document.createElementNS(SVG, "svg"), caption = document.createElement("figcaption");
    drawn.setAttribute("viewBox", "0 0 " + picture.dataset.size);
    drawn.setAttribute("preserveAspectRatio", "none");
    drawn.setAttribute("aria-hidden", "true");
    boxes.forEach(function (sides) { drawn.appendChild(rectangle(sides)); });
    paper.className = "viewer-page"; paper.appendChild(picture); paper.appendChild(drawn);
    caption.textContent = source.querySelector("figcaption").textContent;
    figure.appendChild(paper); figure.appendChild(caption);
    return figure;
  }
  function open(link) {
    var found = {}, order = [];
    link.dataset.places.split(";").forEach(function (part) {
      var id = part.split(":")[0], sides = (part.split(":")[1] || "").split(",").map(Number);
      if (!found[id]) { found[id] = []; order.push(id); }
      if (sides.length === 4) { found[id].push(sides); }
    });
    pages.textContent = "";
    order.forEach(function (id) { pages.appendChild(sheet(id, found[id])); });
    one("viewer-h").textContent = "In the paper: " + (link.dataset.what ? link.dataset.what + ", " : "") + link.lastChild.textContent.trim();
    viewer.showModal();
    var first = pages.querySelector("rect");
    if (first) { first.scrollIntoView({ block: "center", inline: "center" }); }
  }
  document.addEventListener("click", function (event) {
    var link = event.target.closest ? event.target.closest("a.where") : null;
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) { event.preventDefault(); open(link); }
    if (event.target === viewer) { viewer.close(); }
  });
  one("viewer-close").addEventListener("click", function () { viewer.close(); });
  zoom.addEventListener("click", function () {
    var larger = viewer.classList.toggle("larger"), first = pages.querySelector("rect");
    zoom.setAttribute("aria-pressed", String(larger));
    if (first) { first.scrollIntoView({ block: "center", inline: "center" }); }
  });
})();
