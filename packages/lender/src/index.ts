export { type Answer, type Answered, answerByLink } from './email/answer-page.ts'
export { type MailHost, type Reception, startMailHost } from './email/mail-host.ts'
export {
  createMailLender,
  type MailLender,
  type MailLenderOptions,
  type ReceivedLetter,
} from './email/mail-lender.ts'
export type { IlsNotification as News } from './ils/notify-gateway.ts'
export { createSimulatedIls, type IlsOptions, type SimulatedIls } from './ils/simulated-ils.ts'
export { type Trigger, triggers } from './iso18626/incoming.ts'
export type { LenderMessage, OutgoingMessage, Status } from './iso18626/vocabulary.ts'
export { iso18626Protocol as iso18626Language } from './iso18626/wire-protocol.ts'
export type { Received, Sent } from './ledger.ts'
export { createLender, type Lender, type LenderOptions } from './lender.ts'
export { LenderError, type LenderErrorCode, type LenderFault } from './lender-error.ts'
export type { ProfileName } from './ncip/profiles.ts'
export { ncipProtocol as ncipLanguage } from './ncip/wire-protocol.ts'
export { createRegister, type KnownRequest } from './register.ts'
export { type LenderArguments, lenderArguments, runLender } from './run-lender.ts'
export { act, alreadyExists, Confirm, on, Scenario } from './scenario.ts'
export { scenarios } from './scenarios.ts'
export type { Gateway } from './sender.ts'
export type { WireProtocol as Language } from './wire-protocol.ts'
