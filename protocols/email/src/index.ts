export { type Absence, readAbsence } from './absence.ts'
export { type AutomaticReason, isAutomatic } from './automatic.ts'
export { type Bounce, type FailedRecipient, readBounce } from './bounce.ts'
export {
  type Classification,
  type ProbableMeaning,
  type ReviewReason,
  threshold,
} from './classify/classification.ts'
export { classify } from './classify/classify.ts'
export type { Details, OpenPoint } from './classify/details.ts'
export type { EventWord, Facts, OpenQuestion } from './classify/event.ts'
export type { ReadReply, ReadSentence, SentenceMeaning, UnclearPoint } from './classify/sentence-meanings.ts'
export { type DateInText, type DateOrder, findDates, findDueSpan } from './dates.ts'
export { type FillIn, readFillIn, writeFillIn } from './fill-in.ts'
export {
  type FillInAnswer,
  type FillInField,
  type FillInLanguage,
  type FillInQuestion,
  fillInLanguages,
  fillInWords,
} from './fill-in-words.ts'
export { htmlText } from './html-text.ts'
export { defaultLimits, type Limits, type Refusal, type RefusalReason } from './limits.ts'
export type {
  Attachment,
  AuthenticationResult,
  AuthenticationResults,
  HeaderField,
  Mail,
  Mailbox,
  MailNote,
  MailResult,
  Unreadable,
} from './mail.ts'
export { findMoney, type MoneyInText } from './money.ts'
export { readMail } from './read-mail.ts'
export { receiptIn } from './receipt.ts'
export { type Reply, readReply, replyText } from './reply.ts'
export { sniffType } from './sniff.ts'
export { referencesIn, requestIdIn, tokenIn } from './threading.ts'
