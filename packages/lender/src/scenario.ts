import { z } from 'zod'
import { triggers } from './iso18626/incoming.ts'
import { LenderMessage, Status } from './iso18626/vocabulary.ts'

const milliseconds = z.int().min(0).max(3_600_000)

/**
 * The lender's answer to a message on the wire. `taken` says whether it then acts on the message. By default it
 * acts where it confirms, drops the connection or does not answer, and not where it answers with an error.
 */
export const Confirm = z.discriminatedUnion('answer', [
  z.strictObject({ answer: z.literal('ok'), delay: milliseconds.optional() }),
  z.strictObject({
    answer: z.literal('error'),
    errorType: z
      .enum([
        'UnsupportedActionType',
        'UnsupportedReasonForMessageType',
        'UnrecognisedDataElement',
        'UnrecognisedDataValue',
        'BadlyFormedMessage',
      ])
      .prefault('UnrecognisedDataValue'),
    errorValue: z.string().max(1000).optional(),
    /** In NCIP the ProblemType, where it is to be another than the one that means the same. */
    problem: z.string().max(200).optional(),
    delay: milliseconds.optional(),
    taken: z.boolean().optional(),
  }),
  /** An answer that is no confirmation, such as HTTP 500, or a page with status 200. */
  z.strictObject({
    answer: z.literal('http'),
    status: z.int().min(200).max(599),
    body: z.string().optional(),
    contentType: z.string().max(200).optional(),
    headers: z.record(z.string(), z.string()).optional(),
    delay: milliseconds.optional(),
    taken: z.boolean().optional(),
  }),
  /** The connection is closed instead of an answer. */
  z.strictObject({
    answer: z.literal('drop'),
    delay: milliseconds.optional(),
    taken: z.boolean().optional(),
  }),
  /** The connection stays open and nothing comes, until the client goes away. */
  z.strictObject({ answer: z.literal('nothing'), taken: z.boolean().optional() }),
])
export type Confirm = z.infer<typeof Confirm>

/** The refusal of a second request under a known id, in the words of brokers. */
export const alreadyExists = {
  answer: 'error',
  errorType: 'UnrecognisedDataValue',
  errorValue: 'a request with this id already exists',
} as const satisfies Confirm

/** A message that the lender sends after a message of the library. */
export const Act = z.strictObject({
  send: LenderMessage,
  /** Milliseconds after the act before it, the first after the confirmation. */
  after: milliseconds.prefault(0),
  /** Said only if the request has one of these statuses by then. */
  onlyIn: z.array(Status).optional(),
  /** Not said if the request has one of these statuses by then. */
  notIn: z.array(Status).optional(),
})
export type Act = z.infer<typeof Act>

/** The reaction of the lender to a message. */
export const Step = z.strictObject({
  on: z.enum(triggers),
  /** The answers to the first, second … such message about a request; the last one holds for all that follow. */
  confirm: z.array(Confirm).min(1).optional(),
  acts: z.array(Act).prefault([]),
})
export type Step = z.infer<typeof Step>

/** The behaviour of a lender, as data. */
export const Scenario = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/, 'lower case letters, digits, hyphens'),
  /** A note for those who read it. */
  about: z.string().optional(),
  /** `usual`: what no step says is answered as a lender usually does; `none`: it is confirmed, and that is all. */
  customs: z.enum(['usual', 'none']).prefault('usual'),
  /** The number of times that each message is sent, byte for byte the same. */
  copies: z.int().min(1).max(10).prefault(1),
  steps: z.array(Step),
})
export type Scenario = z.infer<typeof Scenario>

const notShippedYet: Status[] = ['RequestReceived', 'ExpectToSupply', 'WillSupply', 'RetryPossible']

/** The usual behaviour of a lender. A cancel is accepted as long as nothing was shipped. */
const customs: readonly Step[] = [
  on('status_request', [act({ reason: 'StatusRequestResponse' })]),
  on('cancel', [
    act({ reason: 'CancelResponse', answer: 'N' }, { notIn: [...notShippedYet, 'Cancelled'] }),
    act({ reason: 'CancelResponse', answer: 'Y', status: 'Cancelled' }, { onlyIn: notShippedYet }),
  ]),
  on('renew', [act({ reason: 'RenewResponse', answer: 'Y', status: 'Loaned', dueDate: { days: 28 } })]),
  on('shipped_return', [act({ reason: 'StatusChange', status: 'LoanCompleted' })]),
]

/**
 * Finds what a scenario does on a trigger: its own step, else the custom, else a step that only confirms. A retry
 * without a step of its own is a request like any other.
 */
export function stepFor(scenario: Scenario, trigger: Step['on']): Step {
  const steps = scenario.customs === 'usual' ? [...scenario.steps, ...customs] : scenario.steps
  const find = (wanted: Step['on']) => steps.find((step) => step.on === wanted)
  return find(trigger) ?? (trigger === 'retry' ? find('request') : undefined) ?? on(trigger, [])
}

/**
 * Returns the answer to the nth message of a kind about one request.
 * @param before how many such messages came before
 */
export function confirmFor(step: Step, before: number): Confirm {
  const { confirm } = step
  return confirm?.[before] ?? confirm?.at(-1) ?? { answer: 'ok' }
}

/** Returns whether the lender acts on a message that it answers so. */
export function isAccepted(confirm: Confirm): boolean {
  const { answer } = confirm
  const usually = answer !== 'error' && answer !== 'http'
  return answer === 'ok' ? true : (confirm.taken ?? usually)
}

/** Returns a step of a scenario: what is said after a message of the library, and how that message is answered. */
export function on(trigger: Step['on'], acts: Act[], confirm?: Confirm[]): Step {
  return { on: trigger, acts, ...(confirm && { confirm }) }
}

/** Returns a line of a step: what is said, when, and in which statuses. */
export function act(send: LenderMessage, when: Partial<Omit<Act, 'send'>> = {}): Act {
  return { send, after: 0, ...when }
}
