import type { components } from '@lendwire/client'

type Schemas = components['schemas']

export type Partner = Schemas['Partner']

/** The person who is signed in. */
export type Session = Schemas['Session']
export type SecondStep = Schemas['SecondStep']
export type FactorProof = Schemas['FactorProof']
export type FactorChange = Schemas['FactorChange']
export type SecondFactors = Schemas['SecondFactors']
export type Permission = Session['permissions'][number]

export type CommandType = Schemas['CommandType']
/** A command with its data, as `POST /v1/requests/{number}/commands` takes it. */
export type CommandInput = { readonly type: CommandType } & Readonly<Record<string, unknown>>

/** What the person did, as `GET /v1/session/acts` tells it. */
export type OwnAct = Schemas['OwnAct']

/** Whose turn it is; null where a closed request leaves nothing to do. */
export type Next = Schemas['Next'] | null

/** Why something is so: the code is compared, the text is shown. */
export type Reason = Schemas['Reason']

/** A request in full. */
export type RequestView = Omit<Schemas['Request'], 'next' | 'fault'> & {
  readonly next: Next
  readonly fault: Schemas['RequestFault'] | null
  /** The path at which it is read alone. */
  readonly refusedCommands?: readonly {
    readonly command: CommandType
    readonly reason: Reason
  }[]
  readonly notSendableCommands?: readonly CommandType[]
  readonly renewal?: Schemas['RequestInDetail']['renewal'] | undefined
}

/** A request in a list. */
export type RequestSummary = Omit<Schemas['RequestSummary'], 'next' | 'nextDeadline' | 'fault'> & {
  readonly next: Next
  readonly nextDeadline: { readonly kind: string; readonly at: string } | null
  readonly dueDate?: string
  readonly assignee?: string
  readonly labels?: readonly string[]
}
export type RequestPage = { readonly items: readonly RequestSummary[]; readonly nextCursor: string | null }

export type Count = { readonly count: number; readonly atLeast: boolean }
/** The numbers beside a list of requests. */
export type RequestCounts = {
  readonly worklists: Readonly<Record<string, number>>
  readonly total: Count
  readonly open: Count
  readonly facets: Readonly<Record<string, readonly (Count & { readonly value: string | null })[]>>
}

/** A command that runs on a whole list. */
export type BulkJob = components['schemas']['BulkJob']
export type BulkJobResult = components['schemas']['BulkJobResult']

/** The results of one command, or of its dry run, for many requests. */
export type BulkAnswer = {
  readonly dryRun: boolean
  readonly done: number
  readonly refused: number
  readonly items: readonly {
    readonly index: number
    readonly number: string | null
    readonly result: 'done' | 'would_be_done' | 'refused'
    readonly request?: RequestSummary
    readonly messagesSent?: readonly unknown[]
    readonly problem?: { readonly detail: string }
  }[]
}

export type Stage = RequestSummary['stage']
export type Entry = Schemas['Entry']
export type Item = Schemas['Item']
export type TimelineItem = Schemas['TimelineItem']

export type MessageSummary = Schemas['MessageSummary']
export type MailReading = Schemas['MailReading']
export type Citation = Schemas['Citation']
export type Patron = Schemas['Patron']

/** A view of the list of requests that somebody saved. */
/** A parcel that came without a request, as it is recorded. */
export type NewParcel = {
  readonly library?: string
  readonly lender: string
  readonly barcode?: string
  readonly title?: string
  readonly volume?: string
  readonly shelf?: string
}

/** A parcel that came without a request. */
export type Parcel = NewParcel & { readonly id: string; readonly recordedAt: string }

export type SavedView = {
  readonly code: string
  readonly name: string
  readonly filters: Readonly<Record<string, readonly string[]>>
  readonly sort?: string
  readonly columns?: readonly string[]
  /** What a report of the statistics shows, where the view is one. */
  readonly report?: Readonly<Record<string, string>>
  /** True where everybody of the library sees it. */
  readonly shared: boolean
}

/** A stored document that cannot be read. */
export type FaultyDocument = Schemas['FaultyDocument']
