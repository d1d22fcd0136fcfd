/* Suggestions below the search box: the combobox of the ARIA Authoring Practices with a list to choose from by hand.
   Without this file, and while the server does not answer, it is a plain search box. */
(function () {
  "use strict";

  var WAIT = 150; // milliseconds without a letter before the server is asked
  var CALM = 600; // and before the number of suggestions is said aloud

  function attach(box) {
    var input = box.querySelector("[type=search]");
    var list = box.querySelector("[role=listbox]");
    var status = box.querySelector("[role=status]");
    var options = [];
    var active = -1;
    var asking, waiting, saying;

    function mark(number) {
      if (options[active]) options[active].setAttribute("aria-selected", "false");
      active = number;
      if (!options[active]) return input.removeAttribute("aria-activedescendant");
      options[active].setAttribute("aria-selected", "true");
      options[active].scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[active].id);
    }

    function show(html) {
      list.innerHTML = html;
      options = Array.from(list.querySelectorAll("[role=option]"));
      options.forEach(function (option, number) {
        option.id = list.id + "-" + number;
      });
      active = -1;
      mark(-1);
      list.hidden = !options.length;
      input.setAttribute("aria-expanded", String(!list.hidden));
      clearTimeout(saying);
      status.textContent = "";
      if (list.hidden) return;
      saying = setTimeout(function () {
        status.textContent = list.firstElementChild.dataset.status;
      }, CALM);
    }

    function close() {
      clearTimeout(waiting);
      if (asking) asking.abort();
      show("");
    }

    /* Only the answer to the last question counts, and only while somebody is still at the box. */
    function ask(then) {
      var text = input.value.trim();
      var mine = new AbortController();
      if (asking) asking.abort();
      asking = mine;
      if (text.length < 2) return show("");
      fetch(box.dataset.suggestions + "?q=" + encodeURIComponent(text), { signal: mine.signal })
        .then(function (answer) {
          return answer.ok ? answer.text() : "";
        })
        .catch(function () {
          return "";
        })
        .then(function (html) {
          if (mine.signal.aborted || document.activeElement !== input) return;
          show(html.trim());
          if (then) then();
        });
    }

    function choose(option) {
      var address = new URL(option.dataset.url, input.form.action);
      close();
      location.assign(address);
    }

    function move(step) {
      if (!list.hidden) return mark((Math.max(active, step > 0 ? -1 : 0) + step + options.length) % options.length);
      ask(function () {
        mark(step > 0 ? 0 : options.length - 1);
      });
    }

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-expanded", "false");
    input.setAttribute("aria-controls", list.id);

    input.addEventListener("input", function (event) {
      if (event.isComposing) return;
      mark(-1);
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAIT);
    });
    input.addEventListener("compositionend", function () {
      clearTimeout(waiting);
      waiting = setTimeout(ask, WAIT);
    });
    input.addEventListener("blur", close);
    input.form.addEventListener("submit", close);

    input.addEventListener("keydown", function (event) {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        move(event.key === "ArrowDown" ? 1 : -1);
      } else if (event.key === "Enter" && options[active]) {
        event.preventDefault();
        choose(options[active]);
      } else if (event.key === "Escape") {
        event.preventDefault();
        if (list.hidden) input.value = "";
        close();
      } else if (event.key === "Home" || event.key === "End" || event.key === "ArrowLeft" || event.key === "ArrowRight") {
        mark(-1);
      }
    });

    /* The box keeps the focus while the list is pointed at. */
    list.addEventListener("mousedown", function (event) {
      event.preventDefault();
    });
    list.addEventListener("click", function (event) {
      var option = event.target.closest("[role=option]");
      if (option) choose(option);
    });
  }

  document.querySelectorAll("[data-suggestions]").forEach(attach);
})();
