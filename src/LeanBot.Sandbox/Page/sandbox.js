// The page acts for people through the same control API that tests use. It keeps nothing but what is chosen.
"use strict";

const chosen = { person: null, bot: null };
let world = null;
let blocks = true;
const shownAs = {};

const $ = id => document.getElementById(id);

async function ask(path, body) {
  const response = await fetch("/sandbox/" + path, body === undefined ? {} : {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error ?? response.statusText);
  return answer;
}

function make(tag, text, set = {}) {
  const made = Object.assign(document.createElement(tag), set);
  if (text !== undefined) made.textContent = text;
  return made;
}

// Rebuilds a part of the page only when what it shows has changed, so that focus and scrolling stay.
function show(id, what, build) {
  const key = JSON.stringify(what);
  if (shownAs[id] === key) return false;
  shownAs[id] = key;
  $(id).replaceChildren(...build());
  return true;
}

function say(text, bad = false) {
  $("toast").textContent = text;
  $("toast").className = bad ? "bad" : "";
}

async function act(what) {
  try {
    await what();
  } catch (problem) {
    say(problem.message, true);
  }
  await refresh();
}

const person = () => world?.people.find(p => p.id === chosen.person);
const bots = () => person() ? world.bots.filter(b => b.role === "user" || person().admin) : [];

function choose(id) {
  select(id);
  refresh();
}

function select(id) {
  chosen.person = id;
  chosen.bot = (person()?.admin ? world.bots.find(b => b.role === "admin") : world.bots[0]).id;
  blocks = true;
  $("block").textContent = "Block the bot";
  say("");
}

function showPeople() {
  show("people", [world.people, chosen.person], () => world.people.map(p => {
    const item = make("li");
    const button = make("button", p.name, { onclick: () => choose(p.id) });
    button.append(make("small", [p.username && "@" + p.username, p.admin && "admin", p.id].filter(Boolean).join(" · ")));
    button.setAttribute("aria-current", p.id === chosen.person);
    item.append(button);
    return item;
  }));
}

function showHead() {
  $("chat-title").textContent = person() ? person().name : "Choose a person";
  $("block").hidden = !person();
  show("bots", [chosen, bots()], () => bots().map(b => {
    const tab = make("button", "@" + b.username, { onclick: () => { chosen.bot = b.id; refresh(); } });
    tab.setAttribute("role", "tab");
    tab.setAttribute("aria-selected", b.id === chosen.bot);
    return tab;
  }));
}

// The bot's own menu, as Telegram shows it to this person; a bot that has set none can be started.
async function showCommands() {
  const set = person() ? await ask(`chats/${chosen.bot}/commands?for=${chosen.person}`) : [];
  const commands = set.length > 0 || !person() ? set : [{ command: "start", description: "" }];
  show("quick", [chosen, commands], () => commands.map(({ command, description }) =>
    make("button", "/" + command, { type: "button", title: description, onclick: () => write("/" + command) })));
}

const write = text => act(async () => {
  say("…");
  await ask(`chats/${chosen.bot}/messages`, { from: chosen.person, text });
  say("");
});

// A picture goes as a photo, anything else as what it is; what is written goes under it.
const send = file => act(async () => {
  say("…");
  const kind = ["image/jpeg", "image/png", "image/webp"].includes(file.type) ? "photo"
    : file.type.startsWith("video/") ? "video" : file.type.startsWith("audio/") ? "audio" : "document";
  const bytes = await new Promise((done, failed) => {
    const reader = new FileReader();
    reader.onload = () => done(reader.result.split(",")[1] ?? "");
    reader.onerror = () => failed(new Error("The file cannot be read."));
    reader.readAsDataURL(file);
  });
  const caption = $("text").value || undefined;
  $("text").value = "";
  await ask(`chats/${chosen.bot}/messages`, {
    from: chosen.person, media: { kind, fileName: file.name, mime: file.type || undefined, bytes, caption },
  });
  say("");
});

const pictures = {};
async function load(id, picture) {
  pictures[id] ??= ask(`files/${id}`).then(file => `data:${file.mime?.startsWith("image/") ? file.mime : "image/jpeg"};base64,${file.bytes}`);
  picture.src = await pictures[id];
}

function showMedia(media) {
  if (!["photo", "sticker"].includes(media.kind)) {
    const size = media.sizeBytes === undefined ? "" : ` · ${Math.ceil(media.sizeBytes / 1024)} KB`;
    const name = media.fileName ?? media.phone_number ?? [media.latitude, media.longitude].filter(n => n !== undefined).join(", ");
    return make("div", `📎 ${media.kind} ${name}${size}`, { className: "file" });
  }
  const picture = make("img", undefined, { alt: media.fileName ?? media.kind });
  load(media.file, picture);
  return picture;
}

const press = (message, button) => act(async () => {
  if (button.kind !== "callback") return follow(button.url);
  say("…");
  const answer = await ask(`chats/${chosen.bot}/press`, { from: chosen.person, messageId: message.id, button: button.label });
  say(answer.answered ? answer.text ?? "" : "The bot did not answer the press.", !answer.answered);
  if (answer.alert) alert(answer.text);
});

async function follow(url) {
  if (!/^https:\/\/t\.me\/(\+|addlist\/)/.test(url)) {
    window.open(url, "_blank", "noopener");
    return;
  }
  const joined = await ask("chats/any/join", { from: chosen.person, inviteLink: url });
  say({ joined: "You are in.", asked: "You have asked to join.", already: "You are in already." }[joined.status]);
}

const excerpt = message => (message?.text.split("\n")[0] || message?.media?.kind || "…").slice(0, 40);

async function showMessages() {
  const messages = person() ? await ask(`chats/${chosen.bot}/messages?for=${chosen.person}`) : [];
  const box = $("messages");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const changed = show("messages", [chosen, messages], () => messages.map(message => {
    const mine = message.from === chosen.person;
    const item = make("div", undefined, { className: mine ? "message mine" : "message" });
    const bubble = make("div", message.text, { className: "bubble" });
    if (message.media) bubble.prepend(showMedia(message.media));
    if (message.replyTo) bubble.prepend(make("small", "↩ " + excerpt(messages.find(m => m.id === message.replyTo))));
    item.append(bubble);
    item.append(make("small", clock(message.date) + (message.edited ? " · edited" : "")));
    const keys = make("div", undefined, { className: "keys" });
    for (const row of message.buttons) {
      const line = make("div");
      for (const button of row) {
        const label = button.kind === "callback" ? button.label : button.label + " ↗";
        line.append(make("button", label, { type: "button", title: button.url ?? "", onclick: () => press(message, button) }));
      }
      keys.append(line);
    }
    item.append(keys);
    return item;
  }));
  if (changed && atEnd) box.scrollTop = box.scrollHeight;
}

async function showChannels() {
  const inOrder = world.channels.toSorted((a, b) => b.id - a.id);
  const channels = await Promise.all(inOrder.map(async c => ({ ...c, members: await ask(`chats/${c.id}/members`) })));
  show("channels", channels, () => channels.map(c => {
    const part = make("div");
    // The owner and the bots run every channel: whoever else is inside is what changes.
    const inside = c.members.filter(m => m.status === "member");
    part.append(make("b", `${c.title} · ${inside.length}`));
    part.append(make("small", inside.map(m => m.name).join(", ") || "nobody"));
    return part;
  }));
}

async function showTraffic() {
  const [events, requests, customers] = await Promise.all([
    ask("stripe/events"), ask("requests?limit=40"), ask("stripe/customers")]);
  show("events", events.slice(0, 30), () => events.slice(0, 30).map(event => {
    const item = make("li", event.type + " ");
    const state = event.deliveries.map(d => d.state).join(", ");
    item.append(make("span", state, { className: state.includes("given up") ? "bad" : state.includes("waiting") ? "" : "good" }));
    item.append(make("small", clock(event.at) + " · " + event.account));
    item.append(make("button", "resend", { onclick: () => act(() => ask(`stripe/events/${event.id}/resend`, {})) }));
    return item;
  }));
  const latest = requests.reverse();
  show("requests", latest, () => latest.map(r => {
    const item = make("li", `${r.method} ${r.path} `, { title: r.body });
    item.append(make("span", r.status, { className: r.status < 400 ? "good" : "bad" }));
    return item;
  }));
  show("customers", customers, () => customers.map(c => {
    const buyer = world.people.find(p => String(p.id) === c.telegram_id);
    const item = make("li", buyer?.name ?? c.email ?? c.id);
    item.append(make("small", c.subscriptions.map(s => s.status).join(", ") || "no subscription"));
    for (const [label, card] of [["new card", "4242424242424242"], ["failing card", "4000000000000341"]])
      item.append(make("button", label, { onclick: () => act(() => ask("stripe/cards", { customer: c.id, card })) }));
    return item;
  }));
}

const clock = text => new Date(text).toISOString().replace("T", " ").slice(0, 16);

let refreshing = false;
async function refresh() {
  if (refreshing) return;
  refreshing = true;
  try {
    world = await ask("world");
    $("now").textContent = new Date(world.now).toISOString().replace("T", " ").slice(0, 19) + " UTC";
    if (!person() && world.people.length > 0) select(world.people.at(-1).id);
    showPeople();
    showHead();
    await Promise.all([showMessages(), showCommands(), showChannels(), showTraffic()]);
    $("problem").hidden = true;
  } catch (problem) {
    $("problem").textContent = "The sandbox does not answer: " + problem.message;
    $("problem").hidden = false;
  } finally {
    refreshing = false;
  }
}

$("write").addEventListener("submit", event => {
  event.preventDefault();
  if (!person()) return say("Choose a person first.", true);
  const text = $("text").value;
  $("text").value = "";
  write(text);
});

$("attach").addEventListener("click", () => person() ? $("file").click() : say("Choose a person first.", true));

$("file").addEventListener("change", () => {
  const [file] = $("file").files;
  if (file) send(file);
  $("file").value = "";
});

$("new-person").addEventListener("submit", event => {
  event.preventDefault();
  act(async () => {
    const made = await ask("people", { name: $("new-name").value, language: $("new-language").value });
    $("new-name").value = "";
    world = await ask("world");
    choose(made.id);
  });
});

$("block").addEventListener("click", () => act(async () => {
  const role = world.bots.find(b => b.id === chosen.bot).role;
  await ask(`people/${chosen.person}/${blocks ? "block" : "unblock"}`, { bot: role });
  blocks = !blocks;
  $("block").textContent = blocks ? "Block the bot" : "Unblock the bot";
}));

for (const button of $("clock").querySelectorAll("button")) {
  button.addEventListener("click", () => act(async () => {
    const all = [...$("clock").querySelectorAll("button")];
    all.forEach(b => b.disabled = true);
    $("now").textContent = "moving…";
    try {
      await ask("clock", { advance: button.dataset.advance });
    } finally {
      all.forEach(b => b.disabled = false);
    }
  }));
}

refresh();
setInterval(refresh, 1000);
