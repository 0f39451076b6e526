/* What an editor's form says of the version that it is based on, for core/desk/overwriting.py; one request at once; and
   nothing that was typed while the form saved itself is taken for saved. */
(() => {
  "use strict";
  let newest = 0;

  /* Wagtail opens the panel that was open last, on any page. Where a panel takes the whole width, it would hide the form. */
  if (matchMedia("(max-width: 49.99em)").matches) {
    try {
      localStorage.removeItem("wagtail:side-panel-open");
    } catch {
      /* A browser that keeps nothing has nothing to reopen. */
    }
  }

  /* What has saved itself is from then on what the form is based on. Wagtail tells this only to what saves itself next. */
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const saved = detail.data ?? {};
    for (const name of ["revision_id", "revision_created_at"]) {
      const field = target.elements?.namedItem(`loaded_${name}`);
      if (field && saved[name]) field.value = saved[name];
    }
  });

  /* Wagtail takes what is in the form when it has been saved for what was saved (7.4, AutosaveController and its action
     "w-autosave:success->w-unsaved#clear"). What was typed meanwhile would neither save itself nor be missed when the
     editor leaves. Saved is what was sent, with what the answer set in the form. */
  const sent = new Map();
  const unsavedOf = (form) => window.wagtail.app.getControllerForElementAndIdentifier(form, "w-unsaved");

  document.addEventListener("w-autosave:save", ({ target }) => sent.set(target, unsavedOf(target)?.formData));
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const unsaved = unsavedOf(target);
    if (!unsaved || !sent.get(target)) return;
    const saved = new URLSearchParams(sent.get(target));
    for (const [name, value] of Object.entries(detail.data?.field_updates ?? {})) {
      if (saved.has(name)) saved.set(name, value);
    }
    unsaved.initialFormData = unsaved.previousFormData = saved.toString();
  });

  /* Wagtail's pings tell of a newer version, and its question whether to go on is answered once. */
  document.addEventListener("w-swap:json", ({ detail }) => {
    newest = detail.data?.other_sessions?.find((session) => session.revision_id)?.revision_id ?? newest;
  });
  document.addEventListener(
    "w-dialog:confirmed",
    ({ target }) => {
      const form = target.closest("[data-edit-form]");
      if (target.id !== "w-save-confirmation-dialog" || !form || !newest) return;
      const seen = form.elements.namedItem("seen_revision_id") ?? form.appendChild(document.createElement("input"));
      Object.assign(seen, { type: "hidden", name: "seen_revision_id", value: newest });
    },
    true,
  );

  /* A form that is sent while it saves itself would make a new page twice. So it waits, and then saves itself no more. */
  const saving = new Set();
  const waiting = new Map();
  const setSavesItself = (form, yes) => form.setAttribute("data-w-autosave-active-value", String(yes));

  document.addEventListener("w-autosave:save", ({ target }) => saving.add(target));
  for (const name of ["success", "error"]) {
    document.addEventListener(`w-autosave:${name}`, ({ target }) => {
      saving.delete(target);
      if (!waiting.has(target)) return;
      const button = waiting.get(target);
      waiting.delete(target);
      /* Wagtail disables a button that was pressed; what is sent wouldn't say which it was. */
      const wasDisabled = button?.disabled ?? false;
      if (button) button.disabled = false;
      target.requestSubmit(button);
      if (button) button.disabled = wasDisabled;
    });
  }
  document.addEventListener(
    "submit",
    (event) => {
      const form = event.target;
      if (!form.matches("[data-edit-form]")) return;
      setSavesItself(form, false);
      if (saving.has(form)) {
        event.preventDefault();
        event.stopImmediatePropagation();
        waiting.set(form, event.submitter);
      }
    },
    true,
  );
  document.addEventListener("submit", ({ target, defaultPrevented }) => {
    if (defaultPrevented && target.matches("[data-edit-form]")) setSavesItself(target, true);
  });
})();
