/* Small comforts; every page works without this file. */
(function () {
  "use strict";

  /* Recordings: after a click the player takes the place of the link. Unknown sites stay a plain link. */
  var players = [
    [/^https:\/\/(?:www\.)?youtube\.com\/watch\?(?:.*&)?v=([\w-]{6,20})/, "https://www.youtube-nocookie.com/embed/"],
    [/^https:\/\/youtu\.be\/([\w-]{6,20})/, "https://www.youtube-nocookie.com/embed/"],
    [/^https:\/\/(?:www\.)?vimeo\.com\/(\d+)/, "https://player.vimeo.com/video/"],
  ];

  function playerFor(url) {
    for (var i = 0; i < players.length; i += 1) {
      var match = players[i][0].exec(url);
      if (match) return players[i][1] + match[1];
    }
    return null;
  }

  document.addEventListener("click", function (event) {
    var link = event.target.closest("[data-media] a.nl-button");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var source = playerFor(link.href);
    if (!source) return;
    event.preventDefault();
    var frame = document.createElement("iframe");
    frame.className = "legro-media__frame";
    frame.title = link.textContent.trim();
    frame.allow = "fullscreen; encrypted-media; picture-in-picture";
    frame.src = source;
    link.parentNode.replaceWith(frame);
    frame.focus();
  });

  /* Live filters: a click on the map ticks the box, what was open stays open, addresses hold what was chosen and nothing
     else, and the new number of results is announced, by the focus where what had it is gone. */
  var open = {};

  document.addEventListener("click", function (event) {
    var area = event.target.closest("[data-ticks]");
    var box = area && document.getElementById(area.dataset.ticks);
    if (!box || !window.htmx || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    box.click();
  });

  document.addEventListener("htmx:configRequest", function (event) {
    var fields = event.detail.formData;
    new Set(fields.keys()).forEach(function (name) {
      if (fields.get(name) === "") fields.delete(name);
    });
  });

  document.addEventListener("htmx:beforeSwap", function () {
    document.querySelectorAll("#facets details").forEach(function (facet) {
      open[facet.id] = facet.open;
    });
  });

  document.addEventListener("htmx:afterSettle", function () {
    document.querySelectorAll("#facets details").forEach(function (facet) {
      if (facet.id in open) facet.open = open[facet.id];
    });
    var status = document.querySelector("[data-listing-status]");
    var heading = document.getElementById("results-heading");
    if (!status || !heading) return;
    var correction = document.getElementById("results-correction");
    status.textContent = heading.textContent + (correction ? ". " + correction.textContent : "");
    if (document.activeElement !== document.body) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  });

  /* The menu on a phone closes with Escape. */
  document.addEventListener("keydown", function (event) {
    var menu = document.querySelector(".legro-menu[open]");
    if (event.key !== "Escape" || !menu) return;
    menu.open = false;
    menu.querySelector("summary").focus();
  });
})();
