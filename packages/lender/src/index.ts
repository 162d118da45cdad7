export { type Answer, type Answered, answerByLink } from './email/answer-page.ts'
export { type MailHost, type Reception, startMailHost } from './email/mail-host.ts'
export {
  createMailLender,
  type MailLender,
  type MailLenderOptions,
  type ReceivedLetter,
} from './email/mail-lender.ts'
export { createSimulatedIls, type IlsOptions, type SimulatedIls } from './ils/ils.ts'
export type { News } from './ils/tell.ts'
export { type Trigger, triggers } from './iso18626/incoming.ts'
export { iso18626Language } from './iso18626/language.ts'
export type { LenderMessage, Saying, Status } from './iso18626/vocabulary.ts'
export type { Language } from './language.ts'
export type { Received, Sent } from './ledger.ts'
export { createLender, type Lender, type LenderOptions } from './lender.ts'
export { LenderError, type LenderErrorCode, type LenderFault } from './lender-error.ts'
export { ncipLanguage } from './ncip/language.ts'
export type { ProfileName } from './ncip/profiles.ts'
export { createRegister, type KnownRequest } from './register.ts'
export { type LenderArguments, lenderArguments, runLender, scenarioHelp } from './run.ts'
export { act, alreadyExists, Confirm, on, Scenario } from './scenario.ts'
export { scenarios } from './scenarios.ts'
export type { Gateway } from './sender.ts'
