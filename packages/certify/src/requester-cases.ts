import { type Case, type Exchange, failed, notSeen, type Outcome, passed } from './case.ts'
import { bothTypes } from './content-types.ts'
import type { Listener } from './listener.ts'
import type { createLostAnswer } from './lost-answer.ts'

/** What the common cases need of the bench of a requester. */
type BaseBench<Answer> = {
  readonly mark: string
  readonly patience: number
  readonly listener: Pick<Listener, 'wait'>
  readonly lostAnswer: ReturnType<typeof createLostAnswer>
  readonly prompt: (line: string) => void
  readonly send: (xml: string, contentType?: string) => Promise<Answer>
  /** Returns whether a message of the requester asks to cancel the request. */
  readonly isCancel: (exchange: Exchange) => boolean
}

/** How a suite speaks its protocol. */
type Speech<Bench, Answer> = {
  /** The beginning of the ids of its cases. */
  readonly prefix: string
  /** The standard, and the sections of it that a case names. */
  readonly sources: Readonly<Record<'broken' | 'repeat' | 'race' | 'lost' | 'note', string>>
  /** What a note is called, and what is right as the answer to one. */
  readonly aNote: string
  readonly fine: string
  /** How its Cancel, its receipt and our shipment are called, and what refuses its Cancel. */
  readonly named: Readonly<Record<'cancel' | 'received' | 'shipped' | 'refusal', string>>
  readonly writeNote: (bench: Bench, text: string) => string
  /** Writes a message of the supplier, of which the first half is sent. */
  readonly writeAny: (bench: Bench) => string
  /** Ships although it asked to cancel, and says no to that: each with what came back. */
  readonly shipAndRefuse: (bench: Bench) => Promise<readonly Answer[]>
  readonly isFine: (answer: Answer) => boolean
  readonly isRefused: (answer: Answer) => boolean
  readonly words: (answer: Answer) => string
}

/** Lets the cases that need this one go on although it failed. */
export const goesOn = (outcome: Outcome): Outcome => ({ ...outcome, goesOn: true })

/** Makes the cases that a requester is tried with over every protocol: `ids` are those that a case needs. */
export const requesterCases = <Answer, Bench extends BaseBench<Answer>>({
  prefix,
  sources,
  aNote,
  fine,
  named,
  ...speech
}: Speech<Bench, Answer>) => {
  const { writeNote, writeAny, shipAndRefuse, isFine, isRefused, words } = speech
  const refusedOr = (answer: Answer): Outcome =>
    isRefused(answer) ? passed(words(answer)) : failed(words(answer))
  const allFine = (answers: readonly Answer[]): Outcome => {
    const said = answers.map(words).join('; ')
    return goesOn(answers.every(isFine) ? passed(said) : failed(said))
  }
  return {
    refusedOr,
    brokenXml: (): Case<Bench> => ({
      id: `${prefix}.broken-xml`,
      title: 'It refuses what is no XML',
      source: sources.broken,
      sends: 'the first half of a message',
      right: 'a refusal, or HTTP 400',
      departure: 'A message that was cut off counts as arrived, and is lost.',
      livesBy: null,
      needs: [],
      async run(bench) {
        const xml = writeAny(bench)
        return refusedOr(await bench.send(xml.slice(0, xml.length / 2)))
      },
    }),
    repeat: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.repeat`,
      title: 'It takes the identical message twice',
      source: sources.repeat,
      sends: `${aNote}, and the identical bytes again`,
      right: `${fine}, both times`,
      departure: 'A supplier whose answer was lost repeats its message for ever, or gives up.',
      livesBy: null,
      needs,
      async run(bench) {
        const xml = writeNote(bench, `A test of lendwire certify (${bench.mark}).`)
        return allFine([await bench.send(xml), await bench.send(xml)])
      },
    }),
    contentTypes: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.content-types`,
      title: 'It takes both types of XML, with and without the character set',
      source: 'RFC 7303, 4.1 and 9.1: they mean the same',
      sends: `${aNote} as ${bothTypes.join(', as ')}`,
      right: `${fine}, each time`,
      departure: 'Suppliers whose system sends another type are refused (HTTP 415).',
      livesBy: null,
      needs,
      async run(bench) {
        const refused: string[] = []
        for (const type of bothTypes) {
          const answer = await bench.send(writeNote(bench, `A test: ${type}`), type)
          if (!isFine(answer)) refused.push(`${type}: ${words(answer)}`)
        }
        return goesOn(refused.length === 0 ? passed(`${fine}, each time`) : failed(refused.join('; ')))
      },
    }),
    characterSets: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.character-sets`,
      title: 'It takes every character',
      source: 'XML 1.0, 2.2',
      sends: `${aNote} with Greek, Arabic, Chinese and a character beyond 16 bits`,
      right: fine,
      departure: 'Notes in other scripts are refused.',
      livesBy: null,
      needs,
      run: async (bench) => allFine([await bench.send(writeNote(bench, 'Ελληνικά · العربية · 漢字 · 𝄞'))]),
    }),
    cancelRace: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.cancel-race`,
      title: `It takes a shipment that crosses its ${named.cancel}`,
      source: sources.race,
      sends: `${named.shipped} once its ${named.cancel} came, and ${named.refusal}`,
      right: `${fine}, both times`,
      departure: 'An item comes in the post that no request shows.',
      livesBy: null,
      needs,
      async run(bench) {
        bench.prompt('Ask to cancel the request: the supplier will ship it all the same.')
        const cancel = await bench.listener.wait(
          (arrived) => arrived.find((each) => bench.isCancel(each)),
          bench.patience,
        )
        return cancel === undefined
          ? goesOn(notSeen(`no ${named.cancel} came`))
          : allFine(await shipAndRefuse(bench))
      },
    }),
    lostAnswer: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.lost-answer`,
      title: 'It repeats a message whose answer was lost',
      source: sources.lost,
      sends: `nothing: the connection is closed after the next message that it sends, such as ${named.received}`,
      right: 'the identical message once more',
      departure: 'What it says while the supplier is down is lost.',
      livesBy: null,
      needs,
      async run({ lostAnswer, listener, patience, prompt }) {
        lostAnswer.loseNext()
        prompt('Record that the item arrived.')
        const first = await listener.wait(lostAnswer.find, patience)
        if (first === undefined) return notSeen('it sent nothing')
        const again = await listener.wait((arrived) => lostAnswer.find(arrived)?.again, patience)
        return goesOn(
          again === undefined
            ? failed(`nothing came again within ${patience / 1000} seconds`)
            : passed('it came again'),
        )
      },
    }),
    afterEnd: (...needs: readonly string[]): Case<Bench> => ({
      id: `${prefix}.after-end`,
      title: 'It takes a note after the end',
      source: sources.note,
      sends: `${aNote}, after the end`,
      right: fine,
      departure: 'A late bill or a question is refused.',
      livesBy: null,
      needs,
      run: async (bench) => allFine([await bench.send(writeNote(bench, 'A late note of a test.'))]),
    }),
  }
}
