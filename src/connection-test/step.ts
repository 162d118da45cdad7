import type { Instant } from '../borrowing/values.ts'
import type { AnyReason } from '../translations/parameter.ts'
import type { KeysOf } from '../translations/reason.ts'

/** The steps of a connection test, in their order. */
export const stepNames = ['address', 'dns', 'tcp', 'tls', 'http', 'authentication', 'protocol'] as const
export type StepName = (typeof stepNames)[number]

/** The results of steps, by their codes. */
export type StepCode =
  KeysOf<'connection_test'> extends `connection_test.${infer Code}.${string}` ? Code : never

/** What the sentences of a step are made with. */
export type StepFacts = Readonly<Record<string, string | number | AnyReason>>

/** One step of a connection test: its result, its finding, and its duration. */
export type CheckStep = {
  readonly step: StepName
  readonly result: 'passed' | 'failed' | 'warning' | 'skipped'
  /** The result. `sayStep` says it in words, with the remedy. */
  readonly code: StepCode
  readonly facts: StepFacts
  /** Its duration in milliseconds; null where it was not tried. */
  readonly milliseconds: number | null
  /** When the certificate ends that the other side showed. */
  readonly certificateEnds?: Instant | undefined
}

/** Makes a step. */
export const checkStep = (
  step: StepName,
  result: CheckStep['result'],
  code: StepCode,
  facts: StepFacts = {},
  milliseconds: number | null = null,
): CheckStep => ({ step, result, code, facts, milliseconds })

/** Adds the steps that were not reached, so that a result always lists all of them. */
export const withSkippedSteps = (
  steps: readonly CheckStep[],
  code: StepCode = 'not_reached',
): readonly CheckStep[] =>
  stepNames.map((name) => steps.find(({ step }) => step === name) ?? checkStep(name, 'skipped', code))
