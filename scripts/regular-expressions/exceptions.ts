/** Patterns that the analysis reports although they take linear time, by their source, with the reason. */
export const linearAllTheSame: Readonly<Record<string, string>> = {
  '(?<!,|###)(?:,|#{3})*multivol:':
    'the repetition inside is of exactly three, so that a text is read in one way only',
}

/** Examples of the patterns that functions construct when they are called, by file. */
export const constructedInFunctions: Readonly<Record<string, readonly RegExp[]>> = {
  'packages/lender/src/iso18626/koha.ts': [/<loanCondition>([^<]*)<\/loanCondition>/g],
  // The words of a title, each one literal.
  'protocols/email/src/classify/plain-form.ts': [
    /(?<![\p{L}\p{N}])The[^\p{L}\p{N}]{1,3}history(?![\p{L}\p{N}])(?:[^\p{L}\p{N}]{1,3}of(?![\p{L}\p{N}])(?:[^\p{L}\p{N}]{1,3}bees(?![\p{L}\p{N}]))?)?/gu,
  ],
  'protocols/email/src/html-text.ts': [/<\/style\b[^>]{0,200}>/gi],
  'protocols/email/src/threading.ts': [/^ill\+([A-Za-z0-9._=-]{1,200})@library\.example$/i],
  'protocols/ncip/src/credentials.ts': [
    /<(?:[\w.-]+:)?(From(?:Agency|System)Authentication|AuthenticationInputData)(?:\s[^<>]*)?(?<!\/)>/g,
    /<\/(?:[\w.-]+:)?FromAgencyAuthentication\s*>/g,
  ],
  // The patterns of secrets in the schemas.
  'src/http/openapi/finish-document.ts': [/^[\x20-\x7e]{1,200}$/u],
  // Words of a note, each one literal.
  'src/privacy/redact-content.ts': [
    /(On hurry)|(?<![\p{L}\p{N}])please(?:\s|<br ?\/?>){1,40}hurry(?![\p{L}\p{N}])/giu,
  ],
  'src/store/upgrades/read-sentence.ts': [
    /^partner (\S{1,60}) left out: ([\s\S]{1,500}?)$/,
    /^filled in from ([\s\S]{1,500}?) by ([\s\S]{1,500}?): ([\s\S]{1,500}?)$/,
    /^(\w{1,60}) ((?:only|not) (?:in|while) .{1,500})$/,
  ],
  'src/transport/tcp.ts': [/<\/(?:[\w.-]+:)?NCIPMessage\s*>/],
}
