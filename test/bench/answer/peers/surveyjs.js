/** The five questions as a form of SurveyJS, drawn by its package without a framework. */
import { Model } from 'survey-core'
import 'survey-core/survey-core.fontless.min.css'
import 'survey-js-ui'
import { language, questionsOfRound, send, words } from './round.js'

const localised = ({ fr, en }) => ({ default: en, fr })

const questions = await questionsOfRound()
document.documentElement.lang = language
const survey = new Model({
  autoAdvanceEnabled: true,
  showProgressBar: true,
  pagePrevText: localised(words.back),
  pageNextText: localised(words.next),
  completeText: localised(words.send),
  completedHtml: localised(words.sent),
  pages: questions.map(({ id, text }) => ({
    elements: [
      {
        type: 'radiogroup',
        name: id,
        title: localised(text),
        isRequired: true,
        choices: [...words.scale, words.pass].map((word, place) => ({ value: place, text: localised(word) })),
      },
    ],
  })),
})
survey.locale = language
survey.onComplete.add(({ data }) => send(data))
survey.render(document.getElementById('survey'))
