/** The five questions as a survey of Formbricks, drawn into the page by its own package. */
import { renderSurveyInline } from '@formbricks/surveys'
import { language, questionsOfRound, send, words } from './round.js'

/** Its language without a code is the default one. */
const localised = ({ fr, en }) => ({ default: en, fr })

const questions = await questionsOfRound()
const answers = {}
document.documentElement.lang = language
renderSurveyInline({
  containerId: 'survey',
  brandColor: '#0b5a4a',
  isBrandingEnabled: false,
  languageCode: language === 'fr' ? 'fr' : 'default',
  onResponse: ({ data }) => Object.assign(answers, data),
  onFinished: () => send(answers),
  survey: {
    id: 'pulse',
    name: 'Quorum',
    type: 'link',
    welcomeCard: { enabled: false },
    thankYouCard: { enabled: true, headline: localised(words.sent) },
    questions: questions.map(({ id, text }, index) => ({
      id,
      type: 'multipleChoiceSingle',
      headline: localised(text),
      required: true,
      choices: [...words.scale, words.pass].map((word, place) => ({
        id: `${id}-${place}`,
        label: localised(word),
      })),
      backButtonLabel: localised(words.back),
      buttonLabel: localised(index < questions.length - 1 ? words.next : words.send),
    })),
  },
})
