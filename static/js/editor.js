/* What an editor's form says of the version that it is based on, for core/desk/overwriting.py. */
(() => {
  "use strict";
  let newest = 0;

  /* What has saved itself is from then on what the form is based on. Wagtail tells this only to what saves itself next. */
  document.addEventListener("w-autosave:success", ({ target, detail }) => {
    const saved = detail.data ?? {};
    for (const name of ["revision_id", "revision_created_at"]) {
      const field = target.elements?.namedItem(`loaded_${name}`);
      if (field && saved[name]) field.value = saved[name];
    }
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
})();
