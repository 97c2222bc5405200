/** The answer page as one would write it by hand, without framework, cryptography or storage: the floor of the bench. */
const words = {
  fr: {
    other: 'English',
    promise: 'Personne ne peut relier cette réponse à vous.',
    back: 'Retour',
    next: 'Question suivante',
    onward: 'Toucher une réponse mène à la question suivante. Vous pouvez toujours revenir.',
    progress: (step, of) => `${step} sur ${of} – encore ${(of - step + 1) * 10} s environ`,
    scale: ['Pas du tout', 'Plutôt non', 'Entre les deux', 'Plutôt oui', 'Tout à fait'],
    pass: 'Je préfère ne pas répondre',
    choose: 'Choisissez une réponse, ou « Je préfère ne pas répondre ».',
    review: 'Voici ce qui partira.',
    send: 'Envoyer',
    sending: 'Vos réponses partent.',
    sent: 'Votre réponse est partie.',
    failed: 'Le service ne répond pas. Rien n’est perdu.',
    retry: 'Réessayer',
  },
  en: {
    other: 'Français',
    promise: 'Nobody can link this answer to you.',
    back: 'Back',
    next: 'Next question',
    onward: 'A tap on an answer leads to the next question. You can always go back.',
    progress: (step, of) => `${step} of ${of} – about ${(of - step + 1) * 10} seconds left`,
    scale: ['Not at all', 'Rather not', 'In between', 'Rather yes', 'Entirely'],
    pass: 'I’d rather not say',
    choose: 'Choose an answer, or “I’d rather not say”.',
    review: 'This is what will leave.',
    send: 'Send',
    sending: 'Your answers are leaving.',
    sent: 'Your answer has left.',
    failed: 'The service does not answer. Nothing is lost.',
    retry: 'Try again',
  },
}
const main = document.querySelector('main')
const answers = {}
let language = navigator.language.startsWith('fr') ? 'fr' : 'en'
let questions = []
let at = 0
let screen = show

function element(name, attributes, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key, value)
    else if (value !== false) made.setAttribute(key, value === true ? '' : value)
  }
  made.append(...children)
  return made
}

const say = () => words[language]
const heading = (text) => element('h1', { tabindex: -1 }, text)
const button = (text, press) => element('button', { type: 'button', class: 'button', click: press }, text)
const back = () =>
  element('button', { type: 'button', class: 'link', click: () => history.back() }, `← ${say().back}`)

function put(title, ...children) {
  document.documentElement.lang = language
  document.title = `${title} — Quorum`
  document.getElementById('promise').textContent = say().promise
  document.getElementById('language').textContent = say().other
  main.replaceChildren(...children)
  scrollTo(0, 0)
  main.querySelector('h1').focus({ preventScroll: true })
}

function go(step) {
  history.pushState({ at: step }, '')
  at = step
  show()
}

function show() {
  screen = show
  if (at >= questions.length) return review()
  const question = questions[at]
  const missing = element('p', { class: 'missing', id: 'missing', role: 'alert' })
  let byPointer = false
  let timer
  const choose = (value) => {
    answers[question.id] = value
    missing.textContent = ''
    clearTimeout(timer)
    if (byPointer) timer = setTimeout(() => go(at + 1), 450)
    byPointer = false
  }
  const choice = (text, value) => {
    const checked = answers[question.id] === value
    const input = element('input', { type: 'radio', name: question.id, checked, change: () => choose(value) })
    return element('label', { class: value === null && 'pass' }, input, text)
  }
  const fieldset = element(
    'fieldset',
    { 'aria-describedby': 'progress missing' },
    element('legend', {}, heading(question.text[language])),
    ...say().scale.map((word, index) => choice(word, index + 1)),
    choice(say().pass, null),
  )
  fieldset.addEventListener('pointerup', () => {
    byPointer = true
  })
  fieldset.addEventListener('keydown', () => {
    byPointer = false
  })
  const next = () => {
    clearTimeout(timer)
    if (answers[question.id] !== undefined) return go(at + 1)
    missing.textContent = say().choose
    fieldset.querySelector('input').focus()
  }
  const progress = say().progress(at + 1, questions.length)
  put(
    progress,
    element('div', { class: 'where' }, at > 0 ? back() : '', element('p', { id: 'progress' }, progress)),
    element('progress', { 'aria-hidden': 'true', max: questions.length, value: at + 1 }),
    fieldset,
    at === 0 ? element('p', { class: 'quiet' }, say().onward) : '',
    element('div', { class: 'foot' }, missing, button(say().next, next)),
  )
}

function review() {
  const row = ({ id, text }) => {
    const answer = answers[id] ? say().scale[answers[id] - 1] : say().pass
    return element('li', {}, `${text[language]} `, element('b', {}, answer))
  }
  put(
    say().review,
    element('div', { class: 'where' }, back()),
    heading(say().review),
    element('ul', {}, ...questions.map(row)),
    element('div', { class: 'foot' }, button(say().send, send)),
  )
}

function sent() {
  screen = sent
  put(say().sent, heading(say().sent))
}

async function send() {
  put(say().sending, heading(say().sending))
  await reach(async () => {
    const response = await fetch('/answers', { method: 'POST', body: JSON.stringify(answers) })
    if (!response.ok) throw new Error(response.statusText)
    sent()
  })
}

async function open() {
  await reach(async () => {
    const manifest = await (await fetch('/manifest.json')).json()
    questions = manifest.questions.filter(({ asked }) => asked === 'all')
    show()
  })
}

async function reach(work) {
  try {
    await work()
  } catch {
    const again = () => reach(work)
    put(say().failed, heading(say().failed), element('div', { class: 'foot' }, button(say().retry, again)))
  }
}

document.getElementById('language').addEventListener('click', () => {
  language = language === 'fr' ? 'en' : 'fr'
  screen()
})
addEventListener('popstate', ({ state }) => {
  at = state?.at ?? 0
  if (screen === show) show()
})
history.replaceState({ at: 0 }, '')
open()
