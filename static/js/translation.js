// The page in the other language beside the form: a block of it is copied into the form, a change is marked as followed.
// Nothing that was typed is lost, and nothing is saved here but the mark.

class Translation extends window.StimulusModule.Controller {
  static targets = ["lead", "said", "copy"];

  static values = { count: Number, url: String, copied: String, failed: String };

  connect() {
    for (const button of this.copyTargets) button.hidden = false;
    this.showCount();
    this.panel?.addEventListener("show", this.toWhatChanged);
    if (window.location.hash === `#${this.name}`) this.openPanel();
  }

  disconnect() {
    this.panel?.removeEventListener("show", this.toWhatChanged);
  }

  // Whoever opens the panel looks for what changed.
  toWhatChanged = () => {
    const changed = this.element.querySelector(".translation-part-behind");
    if (!changed) return;
    changed.scrollIntoView({ block: "start" });
    changed.querySelector(".translation-label")?.focus({ preventScroll: true });
  };

  get name() {
    return this.element.dataset.translationNamed;
  }

  get panel() {
    return this.element.closest("[data-side-panel]");
  }

  // Wagtail opens the panel that was open last, once all is loaded. Whoever comes to translate wants this one; on a phone,
  // where it would cover the form, they open it themselves.
  openPanel() {
    if (window.matchMedia("(max-width: 49.99em)").matches) return;
    const open = () => setTimeout(() => this.panel?.dispatchEvent(new CustomEvent("open")), 50);
    if (document.readyState === "complete") open();
    else window.addEventListener("load", open, { once: true });
  }

  showCount() {
    const counter = document.querySelector(`[data-side-panel-toggle="${this.name}"] [data-side-panel-toggle-counter]`);
    if (!counter) return;
    counter.textContent = String(this.countValue);
    counter.hidden = !this.countValue;
  }

  say(text) {
    this.saidTarget.textContent = text;
  }

  async mark(event) {
    event.preventDefault();
    const form = event.currentTarget;
    const part = form.closest("[data-part]");
    const next = part?.nextElementSibling?.dataset.part;
    try {
      const headers = { "X-Requested-With": "XMLHttpRequest" };
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const { panel } = this;
      this.element.outerHTML = await answer.text();
      const following = next && panel.querySelector(`[data-part="${CSS.escape(next)}"] button`);
      (following || panel.querySelector("[data-translation-target=lead]"))?.focus();
    } catch {
      this.say(this.failedValue);
    }
  }

  async copy({ params }) {
    try {
      const answer = await fetch(`${this.urlValue}?${new URLSearchParams({ key: params.key })}`);
      if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
      const part = await answer.json();
      const widget = window.wagtail.editHandler.getPanelByName(part.field).getBoundWidget();
      if (part.block) putBlock(widget, part);
      else putField(widget, part);
      this.say(this.copiedValue);
    } catch {
      this.say(this.failedValue);
    }
  }
}

function putField(widget, part) {
  widget.setState(part.value);
  const input = document.querySelector(`#page-edit-form [name="${CSS.escape(part.field)}"]`);
  for (const name of ["input", "change"]) input?.dispatchEvent(new Event(name, { bubbles: true }));
  input?.scrollIntoView({ block: "center" });
}

// The block with the same id is replaced; without one, it comes after the nearest before it that is there.
function putBlock(stream, part) {
  const place = (id) => stream.children.findIndex((child) => child.id === id);
  const state = { type: part.type, value: part.value, id: part.block };
  let at = place(part.block);
  if (at !== -1) {
    stream.deleteBlock(at);
  } else {
    const before = part.order.slice(0, part.order.indexOf(part.block));
    at = Math.max(-1, ...before.map(place)) + 1;
  }
  const child = stream.insert(state, at, { animate: false, focus: true });
  child.element.scrollIntoView({ block: "center" });
}

window.wagtail.app.register("translation", Translation);
