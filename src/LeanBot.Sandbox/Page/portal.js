// The customer portal: changes the card, cancels and resumes.
"use strict";

const portal = document.getElementById("portal");

async function act(what) {
  const result = document.getElementById("result");
  result.className = "";
  result.textContent = "…";
  const response = await fetch("/sandbox/portal", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url: portal.dataset.url, ...what }),
  });
  const answer = await response.json();
  if (answer.status === "action_required" && confirm("Your bank asks: is it you?")) return act({ ...what, authenticate: true });
  if (answer.status === "done") return location.reload();
  result.textContent = answer.error ?? "Not done: the bank's question was not answered.";
  result.className = "bad";
}

for (const button of portal?.querySelectorAll("[data-act]") ?? [])
  button.addEventListener("click", () => act({ act: button.dataset.act, subscription: button.dataset.subscription }));

document.getElementById("card")?.addEventListener("submit", event => {
  event.preventDefault();
  act({ act: "card", card: document.getElementById("number").value });
});
