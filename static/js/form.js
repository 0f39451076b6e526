// The work that a form asks for (core/forms/work.py): find the number whose hash, after the salt, is the challenge.
// It begins when somebody begins to fill in the form; a form that is sent before it ends waits for it.

const encoder = new TextEncoder();
const hex = (buffer) => [...new Uint8Array(buffer)].map((byte) => byte.toString(16).padStart(2, "0")).join("");

async function solve({ algorithm, challenge, salt, signature, maxNumber, maxnumber }) {
  const most = maxNumber ?? maxnumber;
  for (let number = 0; number <= most; number += 1) {
    const digest = await crypto.subtle.digest(algorithm, encoder.encode(salt + number));
    if (hex(digest) === challenge) return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
  }
  return "";
}

for (const field of document.querySelectorAll("[data-work]")) {
  const { form } = field;
  let work = null;
  const begin = () => (work ??= solve(JSON.parse(field.dataset.work)).then((answer) => (field.value = answer)));
  if (!globalThis.crypto?.subtle) continue; // without https: the form is sent as it would be without JavaScript
  form.addEventListener("focusin", begin, { once: true });
  form.addEventListener("submit", async (event) => {
    if (field.value) return;
    event.preventDefault();
    form.setAttribute("aria-busy", "true");
    await begin();
    form.removeAttribute("aria-busy");
    if (field.value) form.requestSubmit(event.submitter ?? undefined);
    else form.submit();
  });
}
