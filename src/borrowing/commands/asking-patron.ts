import { askable } from '../attention/askable.ts'
import { change, type Draft, effect, raise } from '../life-cycle/draft.ts'
import { guard, step } from '../life-cycle/rule.ts'
import { stages } from '../request/stage.ts'
import { spokenTo } from '../rota/entries.ts'
import { dayOf } from '../time.ts'
import type { CommandOf, CommandRules } from './command-rule.ts'

const hasPatron = guard('refusal.no_patron', ({ request }) => request.patron !== undefined)

const somethingIsAsked = guard('refusal.nothing_to_ask_patron', ({ request }) =>
  request.attention.some(({ kind }) => askable.includes(kind)),
)

const notAsked = guard('refusal.patron_asked_already', ({ request }) => request.patronQuestion === undefined)

const isToCome = guard<CommandOf<'ask_patron'>>(
  'refusal.day_to_come_needed',
  ({ context: { now, timeZone } }, { until }) => until === undefined || until >= dayOf(now, timeZone),
)

const ask = step<CommandOf<'ask_patron'>>(
  'the patron is asked on the patron page, and by mail where there is an address; the offer waits, until the day that is named, at the latest until it ends',
  (draft, { question, until }) =>
    effect(
      change(draft, {
        patronQuestion: {
          text: question,
          askedAt: draft.context.now,
          ...(until === undefined ? {} : { until }),
        },
      }),
      { kind: 'notice', status: 'question', note: question },
    ),
)

const isAsked = guard('refusal.patron_not_asked', ({ request }) => request.patronQuestion !== undefined)

/** Ends the question to the patron: it is the library's turn again. */
export const endPatronQuestion = (draft: Draft): Draft => change(draft, { patronQuestion: undefined })

const takeAnswer = step<CommandOf<'answer_question'>>(
  'attention message_received with the words of the patron: they decide nothing',
  (draft, { answer }) => {
    const entry = spokenTo(draft.request)?.id
    const ended = endPatronQuestion(draft)
    return entry === undefined
      ? ended
      : raise(ended, { kind: 'message_received', entry, by: 'patron', text: answer })
  },
)

/** The commands by which staff put an open question to the patron, and the patron answers. */
export const askingPatron: CommandRules<'ask_patron' | 'answer_question'> = {
  ask_patron: [{ stages, when: [hasPatron, somethingIsAsked, notAsked], provided: [isToCome], does: [ask] }],
  answer_question: [{ stages, when: [isAsked], does: [takeAnswer] }],
}
