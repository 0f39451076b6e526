/* „Megírom angolul”: one press. What was typed in the form is saved first, so that the newest draft is copied. */
(() => {
  "use strict";
  /* Wagtail's text fields hand what was typed to the form a moment later. */
  const HANDED_OVER = 350;
  let typed = false;

  const formOf = () => document.querySelector("form#page-edit-form[data-edit-form]");
  const controllerOf = (form, name) => window.wagtail.app.getControllerForElementAndIdentifier(form, name);
  for (const name of ["keydown", "input", "change"]) {
    document.addEventListener(name, ({ target }) => (typed ||= formOf()?.contains(target) ?? false), true);
  }

  /* What was sent a moment ago isn't saved yet: a translation begun now would copy the draft before it. Saves follow each
     other as long as there are changes, each begun before the next is known to be needed. */
  async function underway(form) {
    const autosave = controllerOf(form, "w-autosave");
    while (autosave?.submitPromise) await autosave.submitPromise;
  }

  function isUnsaved(form) {
    const unsaved = controllerOf(form, "w-unsaved");
    if (!unsaved) return typed;
    const saved = unsaved.initialFormData;
    return unsaved.forceValue || (saved === undefined ? typed : saved !== unsaved.formData);
  }

  /* Resolves once a save has come through that began after this was called. */
  function save(form) {
    return new Promise((resolve, reject) => {
      const autosave = controllerOf(form, "w-autosave");
      if (!autosave?.activeValue) {
        reject(new Error(""));
        return;
      }
      const begun = new Set();
      const onSave = ({ detail }) => begun.add(detail.trigger);
      const onEnd = ({ type, detail }) => {
        if (!begun.has(detail.trigger)) return;
        form.removeEventListener("w-autosave:save", onSave);
        for (const name of ["success", "error"]) form.removeEventListener(`w-autosave:${name}`, onEnd);
        if (type === "w-autosave:success") resolve();
        else reject(new Error(detail.text));
      };
      form.addEventListener("w-autosave:save", onSave);
      for (const name of ["success", "error"]) form.addEventListener(`w-autosave:${name}`, onEnd);
      autosave.save(new CustomEvent("begin-translation"));
    });
  }

  function post(address) {
    const form = document.createElement("form");
    const token = document.createElement("input");
    Object.assign(form, { method: "post", action: address, hidden: true });
    Object.assign(token, { type: "hidden", name: "csrfmiddlewaretoken", value: window.wagtailConfig.CSRF_TOKEN });
    form.append(token);
    document.body.append(form);
    form.submit();
  }

  async function begin(link) {
    const form = formOf();
    try {
      await new Promise((resolve) => setTimeout(resolve, form ? HANDED_OVER : 0));
      if (form) await underway(form);
      if (form && isUnsaved(form)) await save(form);
    } catch (error) {
      const text = [link.dataset.beginUnsaved, error.message].filter(Boolean).join(" ");
      document.dispatchEvent(new CustomEvent("w-messages:add", { detail: { text, type: "error" } }));
      link.removeAttribute("aria-disabled");
      return;
    }
    form?.setAttribute("data-w-autosave-active-value", "false");
    if (form) controllerOf(form, "w-unsaved")?.submit();
    post(link.dataset.beginTranslation);
  }

  document.addEventListener(
    "click",
    (event) => {
      const link = event.target.closest?.("[data-begin-translation]");
      if (!link || event.ctrlKey || event.metaKey || event.button) return;
      event.preventDefault();
      if (link.getAttribute("aria-disabled")) return;
      link.setAttribute("aria-disabled", "true");
      begin(link);
    },
    true,
  );
})();
