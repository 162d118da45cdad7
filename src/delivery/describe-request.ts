import type { CommandType } from '../borrowing/commands/command.ts'
import { notSendableCommands } from '../borrowing/commands/not-sendable-commands.ts'
import { allowedCommands, type RefusedCommand, refusedCommands } from '../borrowing/decide.ts'
import type { Context, MissingDocument } from '../borrowing/decision.ts'
import { type RenewalLimits, renewalLimits } from '../borrowing/items/renewal-limits.ts'
import type { Library } from '../borrowing/library.ts'
import { activeEntry } from '../borrowing/life-cycle/draft.ts'
import type { Request } from '../borrowing/request/request.ts'
import type { UndoRecord } from '../borrowing/request/undo.ts'
import { projectStatus } from '../borrowing/status/project-status.ts'
import type { Status } from '../borrowing/status/statuses.ts'
import { findUndo, undoRecords } from '../borrowing/undo/snapshot.ts'
import type { WorkflowChoice } from '../borrowing/workflow/choose-workflow.ts'
import type { ConfigSnapshot } from '../configuration/snapshot.ts'
import { createMissing, readDecisionContext } from './decision-context.ts'
import type { DepsWithSnapshot } from './deps.ts'
import { type DescriptionNames, readDescriptionNames } from './description-names.ts'
import { type RequestFault, readRequestFault } from './request-faults.ts'

/** Says which workflow profile holds for a request now, and why: the active partner's where it has one. */
const readWorkflowChoice = (snapshot: ConfigSnapshot, library: Library, request: Request): WorkflowChoice => {
  const active = activeEntry(request)
  const partner =
    active === undefined
      ? null
      : createMissing().read('partner', active.partner, () => snapshot.partner(active.partner))
  return snapshot.workflowFor(library, request, partner ?? undefined).choice
}

/** The meaning of a request's state for others. */
export type Description = {
  readonly status: Status
  readonly allowedCommands: readonly CommandType[]
  /** The commands that are not allowed now, each with the reason: worked out only where somebody looks at one request. */
  readonly refusedCommands: () => readonly RefusedCommand[]
  /** The allowed commands of which the partner would hear nothing, since its system takes no such message. */
  readonly notSendableCommands: readonly CommandType[]
  /** The command that an undo takes back, where it names none; the last one where its message has left. */
  readonly undone: UndoRecord | undefined
  /** How far its loan may be renewed. */
  readonly renewal: RenewalLimits
  /** The configuration documents that it names and that cannot be used. */
  readonly missingDocuments: readonly MissingDocument[]
  /** Null where the last change of the request was committed. */
  readonly fault: RequestFault | null
  readonly names: DescriptionNames
  /** The workflow profile that holds, and why; null where the library is gone. */
  readonly workflow: WorkflowChoice | null
}

/** Describes a request whose decision context has been read. */
export const describeInContext = (
  snapshot: ConfigSnapshot,
  library: Library,
  request: Request,
  context: Context,
  fault: RequestFault | null,
): Description => {
  const allowed = allowedCommands(request, context)
  const active = activeEntry(request)
  return {
    status: projectStatus(request),
    allowedCommands: allowed,
    refusedCommands: () => refusedCommands(request, context),
    notSendableCommands: notSendableCommands(allowed, active && context.partners[active.partner]),
    undone: findUndo(request, context.now) ?? undoRecords(request)[0],
    renewal: renewalLimits({ request, context }),
    missingDocuments: context.missingDocuments ?? [],
    fault,
    names: readDescriptionNames(snapshot, library, request),
    workflow: readWorkflowChoice(snapshot, library, request),
  }
}

/**
 * Describes a request as it is. It never fails for a document that is gone or faulty, so that such a request holds up
 * no list: without its library a request allows no commands.
 */
export const describeRequest = async (deps: DepsWithSnapshot, request: Request): Promise<Description> => {
  const missing = createMissing()
  const library = missing.read('library', request.library, () => deps.snapshot.findLibrary(request.library))
  const fault = readRequestFault(deps.snapshot, request.number)
  if (library === null)
    return {
      status: projectStatus(request),
      allowedCommands: [],
      refusedCommands: () => [],
      notSendableCommands: [],
      undone: undefined,
      renewal: {},
      missingDocuments: missing.list(),
      fault,
      names: { timeZone: 'UTC', library: '', language: 'en', partners: {}, mailAddresses: {} },
      workflow: null,
    }
  const by = { kind: 'system' } as const
  const context = await readDecisionContext(deps, { library, request, by, now: deps.now() })
  return describeInContext(deps.snapshot, library, request, context, fault)
}
