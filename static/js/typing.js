/* What is typed stays as it was typed: dates in the admin's forms, and strokes within words of rich text. */
(() => {
  "use strict";

  /* --- Dates: Wagtail's calendar puts today, or now, where it doesn't understand what was typed. */
  const calendar = window.jQuery?.fn.datetimepicker;
  if (calendar) calendar.defaults.validateOnBlur = false;

  const months = ["hu", "en"].flatMap((language) => {
    const format = new Intl.DateTimeFormat(language, { month: "long", timeZone: "UTC" });
    return Array.from({ length: 12 }, (_, month) => [format.format(Date.UTC(2025, month, 1)).toLowerCase(), month + 1]);
  });

  /* The month that a word names, in full or by its first three letters or more; as qcihungary/core/typed_dates.py does. */
  const monthOf = (word) => {
    const named = new Set(months.filter(([name]) => word.length >= 3 && name.startsWith(word)).map(([, month]) => month));
    return named.size === 1 ? [...named][0] : Number(word);
  };

  const TIME = String.raw`(?:[,\sT]\s*(\d{1,2})(?:[:.](\d{2})(?::\d{2})?|\s?(?:óra|órakor|h)))?`;
  const NUMBERS = new RegExp(String.raw`^(\d{4})\s*[.\-/]\s*(\d{1,2})\s*[.\-/]\s*(\d{1,2})\.?${TIME}$`);
  const YEAR_FIRST = new RegExp(String.raw`^(\d{4})\.?\s+(\p{L}+)\.?\s+(\d{1,2})\.?${TIME}$`, "u");
  const DAY_FIRST = new RegExp(String.raw`^(\d{1,2})\.?\s+(\p{L}+)\.?,?\s+(\d{4})\.?${TIME}$`, "u");

  /* The parts of a date in Hungarian, English or ISO 8601; nothing where it is none. */
  const partsOf = (text) => {
    let found = NUMBERS.exec(text) ?? YEAR_FIRST.exec(text);
    if (found) return [found[1], found[2], found[3], found[4], found[5]];
    found = DAY_FIRST.exec(text);
    return found && [found[3], found[2], found[1], found[4], found[5]];
  };

  const twoDigits = (number) => String(number).padStart(2, "0");

  /* The same date as the calendar and the server write it; what wasn't understood as it is. */
  const tidied = (text) => {
    const parts = partsOf(text.trim().toLowerCase());
    if (!parts) return text;
    const [year, day] = [Number(parts[0]), Number(parts[2])];
    const month = monthOf(parts[1]);
    const date = new Date(Date.UTC(year, month - 1, day));
    if (!month || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return text;
    const time = parts[3] === undefined ? "" : ` ${twoDigits(parts[3])}:${parts[4] ?? "00"}`;
    return `${year}-${twoDigits(month)}-${twoDigits(day)}${time}`;
  };

  document.addEventListener(
    "focusout",
    ({ target, relatedTarget }) => {
      if (!calendar || !(target instanceof HTMLInputElement)) return;
      const shown = window.jQuery(target).data("xdsoft_datetimepicker");
      if (!shown) return;
      const date = tidied(target.value);
      if (date !== target.value) {
        target.value = date;
        target.dispatchEvent(new Event("change", { bubbles: true }));
      }
      /* Who goes on by the keyboard finds the button below no longer covered. */
      if (relatedTarget && !shown[0].contains(relatedTarget)) shown.trigger("close.xdsoft");
    },
    true,
  );

  /* --- Strokes: Draftail takes „és/vagy” for a command, and Enter chooses it. A command begins a word. */
  const isWithinWord = (editor) => {
    const selection = window.getSelection();
    const node = selection?.anchorNode;
    const line = (node instanceof Element ? node : node?.parentElement)?.closest("[data-block]");
    if (!line || !editor.contains(line)) return false;
    const before = document.createRange();
    before.setStart(line, 0);
    before.setEnd(node, selection.anchorOffset);
    return /\S\/\S*$/.test(before.toString());
  };

  document.addEventListener("selectionchange", () => {
    const editor = document.activeElement?.closest?.("[data-draftail-editor]");
    editor?.toggleAttribute("data-stroke-in-word", isWithinWord(editor));
  });
  document.addEventListener(
    "keydown",
    ({ key, target }) => {
      if (!["Enter", "ArrowUp", "ArrowDown"].includes(key)) return;
      const editor = target instanceof Element && target.closest("[data-draftail-editor]");
      if (!editor || !isWithinWord(editor)) return;
      /* Draftail looks for the list of commands by its role; without one, the key does what it does elsewhere. */
      for (const list of editor.querySelectorAll("[role=combobox]")) {
        list.removeAttribute("role");
        setTimeout(() => list.setAttribute("role", "combobox"));
      }
    },
    true,
  );
})();
