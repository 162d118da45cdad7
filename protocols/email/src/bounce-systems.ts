/** A mail system whose reports are plain words. */
type BounceSystem = {
  readonly name: 'qmail' | 'exim' | 'postfix' | 'sendmail' | 'gmail' | 'exchange'
  /** Words that only its reports have. */
  readonly says: RegExp
  /** The text that names a recipient; the first group is the address. */
  readonly recipient: RegExp
  /** Words by which it says that it still tries. */
  readonly delayed?: RegExp
}

const address = String.raw`[^\s<>()"',;:]{1,64}@[^\s<>()"',;:]{1,190}[^\s<>()"',;:.]`
const at = (before: string, after = ''): RegExp => new RegExp(`${before}(${address})${after}`, 'gim')

/**
 * Reports without a machine-readable part, as these systems write them: qmail's qmail-send, Exim's bounce and warning
 * messages, Postfix's bounce(8), sendmail, Gmail, Exchange and Exchange Online, the last three in English and German.
 */
export const bounceSystems: readonly BounceSystem[] = [
  {
    name: 'qmail',
    says: /this is the qmail-send program/i,
    recipient: at('^<', '>:'),
  },
  {
    name: 'exim',
    says: /this message was created automatically by mail delivery software/i,
    recipient: at('^[ \\t]*<?', '>?:?[ \\t]*$'),
    delayed: /has not (?:yet )?been delivered|delivery attempts? will continue/i,
  },
  {
    name: 'postfix',
    says: /this is the (?:mail system at host|postfix program)/i,
    recipient: at('^<', '>(?: \\(expanded from [^\\n]{1,200}\\))?:'),
    delayed: /your message could not be delivered for [^\n]{1,40}hours?|it will be retried/i,
  },
  {
    name: 'sendmail',
    says: /the following addresses had (?:permanent fatal|transient non-fatal) errors/i,
    recipient: at('^<?', '>?[ \\t]*$'),
    delayed: /transient non-fatal errors|warning message only/i,
  },
  {
    name: 'gmail',
    says: /your message wasn't delivered to|delivery to the following recipients? (?:failed permanently|has been delayed)|message (?:not delivered|blocked)|nachricht (?:wurde )?nicht (?:an|zugestellt)|address not found|adresse nicht gefunden|delivery incomplete/i,
    recipient: at(
      '(?:delivered to|nicht an|failed permanently:|delayed:|problem delivering your message to)\\s+<?',
    ),
    delayed: /delivery incomplete|has been delayed|will (?:retry|keep trying)/i,
  },
  {
    name: 'exchange',
    says: /delivery has failed to these recipients|couldn't be delivered|could not be delivered to|fehler bei der nachrichtenzustellung|konnte nicht zugestellt werden|delivery is delayed to these recipients|zustellung verz[öo]gert/i,
    recipient: at('(?:your message to|ihre nachricht an|mailto:|recipient address:|<|\\()\\s*'),
    delayed: /delivery is delayed|zustellung verz[öo]gert|noch nicht zugestellt/i,
  },
]
