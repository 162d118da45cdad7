import type { Reply } from '../reply.ts'
import { answerByExamples } from './answer-by-examples.ts'
import { proposeByExamples } from './by-examples.ts'
import { byFillIn } from './by-fill-in.ts'
import { byWords, detailsWithOpenPoints } from './by-words.ts'
import { type Classification, type ReviewReason, review, threshold } from './classification.ts'
import { mayHaveDueDate } from './details.ts'
import { type Doubt, doubtsOfMail } from './doubts.ts'
import type { Facts } from './event.ts'
import { mayBeDelivered } from './files.ts'
import { readForeign } from './foreign-answer.ts'
import { proposeForeign } from './languages.ts'
import type { Letter } from './letter.ts'
import { proposeEdition } from './offered-edition.ts'
import { holds, phrase } from './phrase.ts'
import { longestText, sentencesOf } from './plain-form.ts'
import { speaksOfLoan } from './running-loan.ts'
import {
  amountsNamed,
  type ReadReply,
  readSentences,
  sentencesBehind,
  type UnclearPoint,
} from './sentence-meanings.ts'
import { understand } from './understand.ts'
import { timesOf } from './values.ts'

/**
 * Tells what a lender's reply means for a request: by the fill-in block if something is ticked in it, else by rules
 * for the words that lenders write in English and German. Where a reply asks, denies, hopes, contradicts itself,
 * answers something that is not open, or holds words that may belong to an answer and are not understood, nothing is
 * guessed. Before the lender said that it shipped, a reply about a loan that runs ("your loan is overdue") is read as one
 * about an item that the library has.
 *
 * @param facts what is open, on which the meaning of words depends
 */
export function classify(reply: Reply, facts: Facts): ReadReply {
  const answer = classifyFor(reply, facts)
  if (!facts.openQuestions.includes('request') || !speaksOfLoan(reply, facts)) return answer
  const loan = classifyFor(reply, { ...facts, openQuestions: [], itemsOut: true })
  if (!('review' in answer)) {
    const contradicts = answer.event !== 'shipped' && 'event' in loan && loan.event !== answer.event
    return contradicts
      ? {
          ...review('contradictory', [...answer.because, ...loan.because]),
          unclear: [],
          sentences: answer.sentences,
        }
      : answer
  }
  const isUnfitting = answer.review === 'does_not_fit' || answer.because.join() === 'unexplained'
  return isUnfitting ? loan : answer
}

/** Words without which a reader may not open a file: who writes them says more than the answer. */
const accessWords = phrase`\b(?:pass ?words?|pass ?codes?|codes?|pin|log ?in|expires?|expir\w+|valid|available (?:until|for)|only|must|passwort|kennwort|zugang\w*|gueltig|laeuft ab|abruf\w*|nur)\b`

/** A reminder that may have crossed the return: "If you have returned it, please ignore this letter." */
const crossed = phrase`^(?:if|should|falls|wenn|sollten?)\b.*\b(?:ignore|disregard|gegenstandslos)\b`

/** Returns whether every sentence is a greeting or the answer itself. */
function saysOnlyTheAnswer({ sentences, statements }: Letter): boolean {
  return sentences.every(({ plain }, index) => {
    const statement = statements[index]
    if (statement?.courteous === true) return true
    return statement !== undefined && statement.states.length > 0 && !holds(plain, accessWords)
  })
}

function classifyFor(reply: Reply, facts: Facts): ReadReply {
  const { written, signature, cut } = reply
  if (cut || written.length + signature.length > longestText) return unread(review('too_long'))
  const sentences = sentencesOf(written, facts)
  if (sentences === undefined) return unread(review('too_long'))
  const circumstances = { facts, file: mayBeDelivered(reply, facts) }
  const below = sentencesOf(signature, facts) ?? []
  const letter = {
    reply,
    sentences,
    statements: sentences.map((sentence) => understand(sentence, circumstances)),
    footer: below,
    below: below.flatMap((sentence) => understand(sentence, circumstances).states),
  }
  const byRules = meaningOf(letter, facts)
  const foreign = isForeign(byRules) && doubtsOf(letter).length === 0 ? readForeign(letter, facts) : undefined
  if (foreign !== undefined) {
    const { event, language, means } = foreign
    return {
      event,
      confidence: threshold,
      details: foreign.details,
      because: [language],
      unclear: [],
      sentences: sentences.map(({ written: text }, index) => ({ text, means: means[index] ?? [] })),
    }
  }
  const { answer, read } = completedByExamples(byRules, letter, facts)
  const details = 'event' in answer ? answer.details : answer.probable?.details
  const unclear = (details?.asks ?? []).map((about): UnclearPoint => {
    const amounts = about === 'cost' ? amountsNamed(letter) : []
    return {
      about,
      text: sentencesBehind(about, letter, facts),
      ...(about === 'due_date' && details?.dueDateDoubt !== undefined
        ? { readings: details.dueDateDoubt.readings }
        : {}),
      ...(amounts.length === 0 ? {} : { amounts }),
    }
  })
  return { ...answer, unclear, sentences: readSentences(answer, read, facts) }
}

/**
 * Reads an answer that no rule understands by the examples of sentences, where nothing makes it doubtful.
 *
 * @returns the answer, and the letter with the sentences that state it
 */
function completedByExamples(
  answer: Classification,
  letter: Letter,
  facts: Facts,
): { readonly answer: Classification; readonly read: Letter } {
  const isOpen = 'review' in answer && mayBeProposed.has(answer.review) && !answer.because.includes('consent')
  const isInWords = letter.reply.fillIn === undefined && doubtsOf(letter).length === 0
  const found = isOpen && isInWords ? answerByExamples(letter, facts) : undefined
  if (found === undefined) return { answer, read: letter }
  const { event, places } = found
  const details = detailsWithOpenPoints(event, letter, facts)
  const isDayOpen = mayHaveDueDate(event) && (namesDayAhead(letter, facts) || isReadTwoWays(letter, facts))
  const asks = [...new Set([...(details.asks ?? []), ...(isDayOpen ? (['date'] as const) : [])])]
  const states = [{ event, confidence: threshold, rule: 'examples' }]
  return {
    answer: {
      event,
      confidence: threshold,
      details: { ...details, ...(asks.length === 0 ? {} : { asks }) },
      because: ['examples'],
    },
    read: {
      ...letter,
      statements: letter.statements.map((each, index) => (places.has(index) ? { ...each, states } : each)),
    },
  }
}

/** A date such as 08/09/2027, which is another day where the month comes first. */
const twoWays = /(?<![\d/])(0?[1-9]|1[0-2])\/(0?[1-9]|1[0-2])\/\d{2,4}/

/** Returns whether a day that may be the due date is written in digits that others read as another day. */
const isReadTwoWays = ({ sentences }: Letter, facts: Facts): boolean =>
  sentences.some((sentence) =>
    timesOf(sentence, facts).some(({ means, written }) => {
      const [, one, other] = twoWays.exec(written) ?? []
      return means !== 'other' && one !== undefined && Number(one) !== Number(other)
    }),
  )

/** Words of a parcel that arrives on a day. */
const arrives = phrase`\b(?:arriv\w*|reach(?:es)? you|with you|deliver\w*|zustell\w*|zugestellt|ankommen|ankunft|eintreffen|bei (?:ihnen|euch)|chez vous|livr\w*)\b`

/** Returns whether a sentence takes a day that is still to come for one on which something was done. */
const namesDayAhead = ({ sentences }: Letter, facts: Facts): boolean =>
  sentences.some(
    (sentence) =>
      !holds(sentence.plain, arrives) &&
      timesOf(sentence, facts).some(
        ({ means, isDate, day }) => means === 'done' && isDate && day !== undefined && day > facts.today,
      ),
  )

/** Returns whether nothing was understood by the English and German rules. */
const isForeign = (answer: Classification): boolean =>
  'review' in answer && (answer.review === 'not_understood' || answer.because.join() === 'unexplained')

const unread = (answer: Classification): ReadReply => ({ ...answer, unclear: [], sentences: [] })

function meaningOf(letter: Letter, facts: Facts): Classification {
  const { fillIn } = letter.reply
  const doubts = doubtsOf(letter)
  if (doubts.some(({ withdraws }) => withdraws))
    return review(
      'not_final',
      doubts.map(({ id }) => id),
    )
  const answer =
    fillIn !== undefined && (fillIn.answers.length > 0 || fillIn.unknownAnswer)
      ? byFillIn(letter, fillIn, facts)
      : withProposal(byWords(letter, facts), letter, facts)
  if ('event' in answer && answer.event !== 'message' && doubts.length > 0)
    return review('doubtful', [...answer.because, ...doubts.map(({ id }) => id)], {
      event: answer.event,
      details: answer.details,
    })
  const isFile = 'event' in answer && answer.event === 'shipped' && answer.details.form === 'digital'
  const isAnswerAlone = fillIn?.fields.note === undefined && saysOnlyTheAnswer(letter)
  return isFile && isAnswerAlone && answer.details.asks === undefined
    ? { ...answer, details: { ...answer.details, noteIsAnswer: true } }
    : answer
}

/** Returns what makes doubtful all that a letter says. */
const doubtsOf = ({ sentences, statements }: Letter): readonly Doubt[] =>
  doubtsOfMail.filter(({ words }) =>
    sentences.some(
      ({ plain }, index) =>
        holds(plain, words) && statements[index]?.courteous === false && !holds(plain, crossed),
    ),
  )

/** The reviews of replies whose words say something that no rule is sure of. */
const mayBeProposed: ReadonlySet<ReviewReason> = new Set(['not_understood', 'doubtful'])

/** Adds to a reply that was not understood what it may mean: in another language, or by the examples. */
function withProposal(answer: Classification, letter: Letter, facts: Facts): Classification {
  const { sentences, reply } = letter
  if (!('review' in answer)) return answer
  // Beside a refusal, what is offered in its place is the answer.
  const isOfferPossible = answer.probable === undefined || answer.probable.event === 'unfilled'
  const offered =
    isOfferPossible && mayBeProposed.has(answer.review) ? proposeEdition(letter, facts) : undefined
  if (offered !== undefined) return { ...answer, probable: offered }
  if (answer.probable !== undefined) return answer
  const event = isForeign(answer) ? proposeForeign(sentences, facts) : undefined
  if (event === undefined) {
    const probable = mayBeProposed.has(answer.review) ? proposeByExamples(letter, facts) : undefined
    return probable === undefined ? answer : { ...answer, probable }
  }
  const days = sentences.flatMap(({ dates }) => dates.map(({ day }) => day))
  const [day] = days
  const isDue = mayHaveDueDate(event) && days.length === 1 && day !== undefined
  const details = { ...(isDue ? { dueDate: day } : {}), note: reply.written.slice(0, 4000) }
  return { ...answer, probable: { event, details } }
}
