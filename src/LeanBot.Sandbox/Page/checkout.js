// The checkout page: a button per test card.
"use strict";

const pay = document.getElementById("pay");

async function send(card, authenticate) {
  const result = document.getElementById("result");
  result.className = "";
  result.textContent = "…";
  const email = document.getElementById("email").value || undefined;
  const response = await fetch("/sandbox/pay", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ url: pay.dataset.url, card, email, authenticate }),
  });
  const answer = await response.json();
  if (answer.status === "action_required" && confirm("Your bank asks: is it you who is paying?")) return send(card, true);
  const words = {
    paid: "Paid. You can close this page and go back to the chat.",
    processing: "The debit is under way; it takes three days.",
    action_required: "Not paid: the bank's question was not answered.",
  };
  result.textContent = words[answer.status] ?? answer.error;
  result.className = ["paid", "processing"].includes(answer.status) ? "good" : "bad";
  if (result.className === "good") pay.hidden = true;
}

for (const button of pay?.querySelectorAll("button") ?? [])
  button.addEventListener("click", () => send(button.dataset.card, false));
