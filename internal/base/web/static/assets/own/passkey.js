// Passkeys: asks the browser for one and sends its answer with the form. The
// form is hidden until this file finds that the browser knows passkeys; the
// password works without it.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;

  const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
  const text = (buffer) => {
    const binary = String.fromCharCode(...new Uint8Array(buffer));
    return btoa(binary).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  };

  // What the program sends, with its texts turned into bytes.
  function asked(options) {
    options.challenge = bytes(options.challenge);
    if (options.user) options.user.id = bytes(options.user.id);
    for (const list of [options.excludeCredentials, options.allowCredentials]) {
      for (const known of list || []) known.id = bytes(known.id);
    }
    return { publicKey: options };
  }

  // What the browser answers, with its bytes turned into texts.
  function answer(made) {
    const response = {};
    for (const part of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
      if (made.response[part]) response[part] = text(made.response[part]);
    }
    if (made.response.getTransports) response.transports = made.response.getTransports();
    return JSON.stringify({ id: made.id, rawId: text(made.rawId), type: made.type, response, clientExtensionResults: {} });
  }

  async function ask(form) {
    const begun = await fetch(form.action + "/inizia", {
      method: "POST",
      body: new URLSearchParams([...new FormData(form)].filter(([name]) => !name.startsWith("_"))),
      headers: { Accept: "application/json" },
    });
    const options = await begun.json();
    if (!begun.ok) throw new Error(options.error);
    const way = form.dataset.passkey === "create" ? "create" : "get";
    return answer(await navigator.credentials[way](asked(options)));
  }

  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const wrong = form.querySelector("[data-passkey-wrong]");
    const button = form.querySelector("button");
    form.hidden = false;
    form.addEventListener("submit", async (e) => {
      e.preventDefault();
      if (button.disabled) return;
      button.disabled = true;
      wrong.textContent = "";
      try {
        form.elements.credenziale.value = await ask(form);
        if (form.elements.password) form.elements.password.disabled = true; // it has been given
        form.submit();
      } catch (problem) {
        // Words of ours come as an Error; the browser's own are not for people.
        wrong.textContent = problem instanceof Error && problem.name === "Error" ? problem.message : form.dataset.failed;
        button.disabled = false;
      }
    });
  }
})();
