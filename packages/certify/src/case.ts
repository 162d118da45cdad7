/** Settings of a vendor document, by name. */
export type Settings = Readonly<Record<string, unknown>>

/** What a case found. */
export type Outcome = {
  /** `not_seen`: the partner did nothing that would show it. */
  readonly verdict: 'passed' | 'failed' | 'not_seen'
  /** What the partner did, in its own words where it used some. */
  readonly did: string
  /** The settings of lendwire that live with the departure. */
  readonly settings?: Settings | undefined
  /** What lendwire does to live with this very departure; null where nothing helps. The case says it where left out. */
  readonly livesBy?: string | null | undefined
  /** True where the cases that need this one can go on although it failed. */
  readonly goesOn?: boolean | undefined
}

/** One case of a suite. `Bench` is what it tries the partner with. */
export type Case<Bench> = {
  readonly id: string
  readonly title: string
  /** The section of the standard, or the system in which the departure was seen. */
  readonly source: string
  /** What is sent, or what is examined. */
  readonly sends: string
  /** What is right. */
  readonly right: string
  /** What another behaviour means for the library that borrows. */
  readonly departure: string
  /** What lendwire does to live with a departure; null where nothing helps. */
  readonly livesBy: string | null
  /** The cases that must have gone well before. */
  readonly needs: readonly string[]
  readonly run: (bench: Bench) => Promise<Outcome> | Outcome
}

/** One message with its answer, as it went over the wire. */
export type Exchange = {
  readonly at: string
  readonly direction: 'sent' | 'received'
  readonly message: string
  /** The status of HTTP; undefined where no answer came. */
  readonly status: number | undefined
  readonly contentType: string
  readonly answer: string
  /** Why there is no answer. */
  readonly failure: string | undefined
  readonly milliseconds: number
}

/** The result of one case. */
export type CaseResult = Omit<Case<never>, 'run'> & {
  readonly verdict: Outcome['verdict'] | 'blocked'
  readonly did: string
  readonly settings: Settings
  readonly milliseconds: number
  readonly exchanges: readonly Exchange[]
}

/** Returns the outcome of a case that went well. */
export const passed = (did: string, settings?: Settings): Outcome => ({ verdict: 'passed', did, settings })

/** Returns the outcome of a case in which the partner did something else. */
export const failed = (did: string, settings?: Settings): Outcome => ({ verdict: 'failed', did, settings })

/** Returns the outcome of a case in which the partner did nothing that would show it. */
export const notSeen = (did: string): Outcome => ({ verdict: 'not_seen', did })
