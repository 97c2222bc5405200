/** The round for both peers: the same manifest, the same words, in the browser's language. */
export const language = navigator.language.startsWith('fr') ? 'fr' : 'en'

/** Each in French and in English. */
export const words = {
  scale: [
    { fr: 'Pas du tout', en: 'Not at all' },
    { fr: 'Plutôt non', en: 'Rather not' },
    { fr: 'Entre les deux', en: 'In between' },
    { fr: 'Plutôt oui', en: 'Rather yes' },
    { fr: 'Tout à fait', en: 'Entirely' },
  ],
  pass: { fr: 'Je préfère ne pas répondre', en: 'I’d rather not say' },
  back: { fr: 'Retour', en: 'Back' },
  next: { fr: 'Question suivante', en: 'Next question' },
  send: { fr: 'Envoyer', en: 'Send' },
  sent: { fr: 'Votre réponse est partie.', en: 'Your answer has left.' },
}

export async function questionsOfRound() {
  const { questions } = await (await fetch('/manifest.json')).json()
  return questions.filter(({ asked }) => asked === 'all')
}

export const send = (answers) => fetch('/answers', { method: 'POST', body: JSON.stringify(answers) })
