import type { Library } from '../../borrowing/library.ts'
import type { Call } from '../../ils/calls.ts'
import type { IlsConnection } from '../../ils/connection.ts'
import type { ItemLookup, UserAnswer } from '../../ils/ils.ts'
import type { RenderedMessage, WireAnswer } from '../../partners/protocol.ts'
import type { Deps } from '../deps.ts'

/** What came of one call. */
export type CheckedCall = {
  readonly call: Call
  /** Its name in NCIP. */
  readonly service: string
  /** `not_tried`: it would change something. `off`: the settings say that the system does not take it. */
  readonly result: 'passed' | 'failed' | 'not_tried' | 'off'
  /** In words for admins: what came, or what the call needs. */
  readonly detail: string
  readonly remedy: string | null
}

/** The id of a patron and of an item that cannot exist. */
const noSuchId = 'lendwire-connection-test'

/** What an answer to a look-up shows: the system reads the call, refuses it, or is not understood. */
export type Reading = { readonly kind: 'answered' | 'refused' | 'unclear'; readonly detail: string }

const readUser = (answer: UserAnswer): Reading => {
  switch (answer.kind) {
    case 'unknown':
      return { kind: 'answered', detail: 'The system reads the call and says that it has no such patron.' }
    case 'found':
      return { kind: 'answered', detail: 'The system reads the call, and has a patron of the test’s id.' }
    case 'blocked':
    case 'wrong_pin':
      return { kind: 'answered', detail: 'The system reads the call and refuses the test’s patron.' }
    case 'away':
      return { kind: 'refused', detail: answer.reason }
  }
}

const readItem = (answer: ItemLookup): Reading => {
  switch (answer.kind) {
    case 'not_there':
      return { kind: 'answered', detail: 'The system reads the call and says that it has no such item.' }
    case 'there':
      return { kind: 'answered', detail: 'The system reads the call, and has an item of the test’s id.' }
    case 'unclear':
      return { kind: 'unclear', detail: answer.reason }
  }
}

/** A call to try: its message, and how its answer is read. */
export type Question = {
  readonly call: Call
  readonly message: RenderedMessage
  readonly read: (answer: WireAnswer) => Reading
}

/** The calls that change nothing, about ids that cannot exist, as far as they are on. */
export const harmlessQuestions = (
  deps: Pick<Deps, 'ils' | 'now'>,
  connection: IlsConnection,
  library: Library,
): readonly Question[] =>
  [
    {
      call: 'lookup_user' as const,
      message: deps.ils.askForUser({ id: noSuchId }, library, connection),
      read: (answer: WireAnswer) => readUser(deps.ils.readUser(answer, deps.now())),
    },
    {
      call: 'lookup_item' as const,
      message: deps.ils.askForItem({ library, connection, id: noSuchId }),
      read: (answer: WireAnswer) => readItem(deps.ils.readItem(answer)),
    },
  ].filter(({ call }) => deps.ils.isOn(call, connection))

/** Says of a call that is not tried what it needs. */
export const untriedCall = (deps: Pick<Deps, 'ils'>, connection: IlsConnection, call: Call): CheckedCall => ({
  call,
  service: deps.ils.serviceOf(call),
  ...(deps.ils.isOn(call, connection)
    ? {
        result: 'not_tried',
        detail: `It would change something. It needs ${deps.ils.needsOf(call, connection)}.`,
      }
    : { result: 'off', detail: 'The settings say that the system does not take this call.' }),
  remedy: null,
})
