/* Confirms a machine's draft without leaving the form, in which something may be unsaved. */

const say = (entry, name) => {
  const template = document.querySelector(`[data-machine-${name}]`);
  entry.querySelector("[role]")?.remove();
  entry.append(template.content.cloneNode(true));
};

const count = (left) => {
  const counter = document.querySelector('[data-side-panel-toggle="machine-drafts"] [data-side-panel-toggle-counter]');
  if (!counter) return;
  counter.textContent = left;
  counter.hidden = left === 0;
};

document.addEventListener("submit", async (event) => {
  const form = event.target.closest("[data-machine-confirm]");
  if (!form) return;
  event.preventDefault();
  const entry = form.closest("li");
  try {
    const response = await fetch(form.action, {
      method: "POST",
      body: new FormData(form),
      headers: { Accept: "application/json" },
    });
    if (!response.ok) throw new Error(response.statusText);
    const { left } = await response.json();
    form.remove();
    say(entry, "done");
    count(left);
  } catch {
    say(entry, "failed");
  }
});
