import { z } from 'zod'
import { readShared } from '../../support/shared.ts'

/** What tells messages of different requests apart. */
type Names = {
  readonly requestId: string
  readonly supplyingAgency: string
  readonly requestingAgency: string
  readonly timestamp: string
}

/** What a lending system of others was recorded to say of one request, which it says of any. */
export type Recording = {
  /** Returns its message with a status; undefined where it was not recorded to say that. */
  readonly say: (status: string, names: Names) => string | undefined
  /** Returns its confirmation of a message; undefined where it was recorded to confirm no such one. */
  readonly confirm: (message: string, names: Names) => string | undefined
}

const Steps = z.object({ steps: z.array(z.object({ direction: z.string(), xml: z.string() })) })

const namesOf = (xml: string) => {
  const [supplyingAgency = '', requestingAgency = ''] = Array.from(
    xml.matchAll(/<(?:\w+:)?agencyIdValue>([^<]*)</g),
    ([, value = '']) => value,
  )
  return {
    supplyingAgency,
    requestingAgency,
    requestId: /<(?:\w+:)?requestingAgencyRequestId>([^<]*)</.exec(xml)?.[1] ?? '',
  }
}

/** Returns what a message is, with its status or action. */
const kindOf = (xml: string): string => {
  const kind = /<(?:\w+:)?((?:request|\w+AgencyMessage)(?:Confirmation)?)[\s>]/.exec(xml)?.[1]
  return `${kind} ${/<(?:\w+:)?(?:status|action)>([^<]*)</.exec(xml)?.[1] ?? ''}`
}

/** Reads the recording of one request, of what a peer that lends says (`../shared/interop/iso18626`). */
export const readRecording = (file: string): Recording => {
  const text = new TextDecoder().decode(readShared('interop', 'iso18626', ...file.split('/')))
  const { steps } = Steps.parse(JSON.parse(text))
  const recorded = namesOf(steps[0]?.xml ?? '')
  const own = new Map(
    steps.filter(({ direction }) => !direction.startsWith('lendwire')).map(({ xml }) => [kindOf(xml), xml]),
  )
  const withNames = (xml: string | undefined, { timestamp, ...names }: Names): string | undefined =>
    Object.entries(recorded)
      .reduce(
        (all, [name, value]) => all?.replaceAll(`>${value}<`, `>${names[name as keyof typeof recorded]}<`),
        xml,
      )
      ?.replaceAll(/(<(?:timestamp|lastChange)>)[^<]*/g, `$1${timestamp}`)
  return {
    say: (status, names) => withNames(own.get(`supplyingAgencyMessage ${status}`), names),
    confirm: (message, names) => withNames(own.get(kindOf(message).replace(' ', 'Confirmation ')), names),
  }
}
