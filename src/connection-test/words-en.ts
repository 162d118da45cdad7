/** The result of a step and its remedy; `{name}` stands for a fact of the step. */
export type StepWords = { readonly detail: string; readonly remedy: string | null }

/** The English words for what a step of a connection test finds, by its code. */
export const stepWordsEn = {
  not_reached: { detail: 'This step was not reached.', remedy: null },
  not_needed: { detail: 'This step is not needed for mail.', remedy: null },

  address_allowed: { detail: '{host}, port {port}', remedy: null },
  address_private: {
    detail: '{host} is a {range} address, and private networks are not allowed for it.',
    remedy: 'Correct the address, or allow private networks for it.',
  },
  mail_address: { detail: 'Letters go to {address}.', remedy: null },

  dns_not_needed: { detail: 'The address is an IP address.', remedy: null },
  dns_resolved: { detail: '{addresses}', remedy: null },
  dns_private: {
    detail: '{host} leads to {addresses}, in a private network.',
    remedy: 'Correct the address, or allow private networks for it.',
  },
  dns_not_found: {
    detail: 'There is no name {host} in DNS.',
    remedy: 'Check the spelling of the name in the address; ask the partner for its present address.',
  },
  dns_no_answer: {
    detail: 'DNS did not answer when it was asked for {host}.',
    remedy: 'Check the DNS servers of the machine that lendwire runs on.',
  },
  dns_failed: {
    detail: 'The name {host} could not be looked up: {reason}.',
    remedy: 'Check the name in the address, and the DNS servers of the machine that lendwire runs on.',
  },

  tcp_connected: { detail: 'Connected to {address}, port {port}.', remedy: null },
  tcp_refused: {
    detail: '{address} refuses the connection: nothing listens at port {port}.',
    remedy: 'Check the port. If it is right, the system of the partner is not running: tell its technician.',
  },
  tcp_filtered: {
    detail:
      'No answer from {address}, port {port}, within {seconds} s: the port is filtered. It was neither taken nor refused.',
    remedy:
      'A firewall drops the connection, on either side: let this address and port out here, and ask the partner to let in the address of lendwire.',
  },
  tcp_unreachable: {
    detail: 'There is no way to {address}, port {port} ({reason}).',
    remedy:
      'Check the address and the network of the machine that lendwire runs on; ask the partner whether a firewall refuses the address of lendwire.',
  },
  tcp_failed: {
    detail: 'No connection to {address}, port {port}: {reason}.',
    remedy: 'Show this message to the technician of the partner.',
  },

  tls_valid: { detail: '{version}, certificate for {name}, {days} days left', remedy: null },
  tls_ends_soon: {
    detail: '{version}, certificate for {name}, {days} days left',
    remedy: 'Tell the partner that its certificate ends soon.',
  },
  tls_expired: {
    detail: 'The certificate for {name} ended {days} days ago ({version}).',
    remedy: 'The partner must renew its certificate. Until then nothing can be sent.',
  },
  tls_not_yet_valid: {
    detail: 'The certificate for {name} is not valid yet ({version}).',
    remedy: 'Check the clocks of both sides, and the certificate.',
  },
  tls_self_signed: {
    detail:
      'The certificate for {name} is self-signed: no authority vouches for it ({version}, {days} days left).',
    remedy:
      'The partner needs a certificate of a public authority; or trust its own: name its file in NODE_EXTRA_CA_CERTS.',
  },
  tls_unknown_authority: {
    detail:
      'The certificate for {name} comes from an authority that is not trusted here ({version}, {days} days left).',
    remedy:
      'The partner needs a certificate of a public authority; or trust its own authority: name the file in NODE_EXTRA_CA_CERTS.',
  },
  tls_incomplete: {
    detail:
      'The authority of the certificate for {name} is not known here and was not sent with it ({version}, {days} days left).',
    remedy:
      'The partner must send the intermediate certificates with its own. If its authority is its own, name the file in NODE_EXTRA_CA_CERTS.',
  },
  tls_other_name: {
    detail: 'The certificate is for {name} and not for {host} ({version}, {days} days left).',
    remedy:
      'Use the name that the certificate is for in the address, or have the partner add this name to it.',
  },
  tls_not_spoken: {
    detail: 'The other side speaks no TLS at this port.',
    remedy: 'Check the port, and whether the address should begin with http: instead.',
  },
  tls_no_answer: {
    detail: 'The connection is made, and TLS gets no answer within {seconds} s.',
    remedy:
      'Check the port. A firewall or a proxy may hold the connection: tell the technician of the partner.',
  },
  tls_closed: {
    detail: 'The other side closed the connection when TLS began.',
    remedy:
      'Check the port. If it is right, ask the technician of the partner whether it lets in the address of lendwire.',
  },
  tls_failed: {
    detail: 'TLS fails: {reason}.',
    remedy: 'Show this message to the technician of the partner.',
  },
  tls_off: { detail: 'Messages go out without encryption.', remedy: null },
  tls_missing: {
    detail: 'Messages go out without encryption.',
    remedy: 'Ask the partner for an address that begins with https:.',
  },

  http_answered: { detail: 'HTTP {status}, {contentType}', remedy: null },
  http_message_with_error: {
    detail: 'HTTP {status}, {contentType}: a message came with this error.',
    remedy: null,
  },
  http_failed_with_text: {
    detail: 'HTTP {status}, {contentType}: the other side failed. It said: {answerText}',
    remedy: 'Show its technician what was sent and what came back.',
  },
  http_redirect: {
    detail: 'HTTP {status}: the address leads on to another one.',
    remedy: 'lendwire follows no redirects: use the address that this one leads to.',
  },
  http_no_such_path: {
    detail: 'HTTP {status}: nothing takes messages at this path.',
    remedy: 'Check the path of the address.',
  },
  http_too_many: {
    detail: 'HTTP {status}: the other side limits how much is sent.',
    remedy: 'Try again later, and lower “Messages at once”.',
  },
  http_failed: {
    detail: 'HTTP {status}, {contentType}: the other side, or a proxy before it, failed.',
    remedy: 'Tell its technician.',
  },
  http_refused: {
    detail: 'HTTP {status}, {contentType}: the other side refuses such messages.',
    remedy: 'Show its technician what was sent.',
  },
  http_web_page: {
    detail: 'HTTP {status}, {contentType}: a web page came back, and no message.',
    remedy:
      'Check the path of the address. If it is right, a proxy or a sign-in page is in the way: show the technician the page below.',
  },
  http_proxy_sign_in: {
    detail: 'HTTP {status}: a proxy in between wants somebody to sign in.',
    remedy: 'Ask those who run the network of lendwire to let it out to this address without the proxy.',
  },
  http_too_slow: {
    detail: 'The connection is made, and no complete answer came within {seconds} s.',
    remedy:
      'Try again. If it stays so, tell the technician; or give the partner more time under “Time to answer”.',
  },
  http_closed: {
    detail: 'The other side took the connection and closed it without an answer.',
    remedy:
      'Check the port, and whether the address should begin with https: instead of http:. If both are right, tell the technician of the other side.',
  },
  http_cut_off: {
    detail: 'Only a part of an answer came ({reason}).',
    remedy:
      'Try again. If it stays so, tell the technician of the other side: its program, or a proxy in between, closes the connection too early.',
  },
  http_no_answer: {
    detail: 'The connection is made, and no answer came: {reason}.',
    remedy: 'Try again. If it stays so, tell the technician of the other side.',
  },

  credentials_taken: { detail: 'The credentials were taken.', remedy: null },
  credentials_not_wanted: { detail: 'No credentials were asked for.', remedy: null },
  credentials_refused: {
    detail: 'The other side refuses these credentials (HTTP {status}).',
    remedy:
      'Check the user and the password, or ask its technician for the present ones, and whether it lets in the address of lendwire.',
  },
  credentials_missing: {
    detail: 'The other side refuses messages without credentials (HTTP {status}).',
    remedy: 'Ask its technician how lendwire must sign in, and set it under “How lendwire signs in there”.',
  },
  refused_with_web_page: {
    detail: 'The other side, or a firewall before it, refuses the message with a web page (HTTP {status}).',
    remedy:
      'Show its technician the page below, and ask whether it lets in the address of lendwire, and for the present credentials.',
  },
  credentials_refused_in_answer: {
    detail: 'The other side answers the message and refuses its credentials. It said: {answerText}',
    remedy:
      'Check what is set under “How lendwire signs in there”, and over NCIP the passwords of the system and the agency; or ask its technician for the present ones.',
  },

  protocol_agency: {
    detail:
      'It reads the message and says that it is {agency}. Whether it knows the library cannot be told from its answer.',
    remedy: null,
  },
  protocol_agency_name: {
    detail:
      'It reads the message and says that it is {agency} ({name}). Whether it knows the library cannot be told from its answer.',
    remedy: null,
  },
  protocol_knows_library: {
    detail:
      '{agency} reads the message and knows the library: it refuses the same question of a library that does not exist. It said of that one: {answerText}',
    remedy: null,
  },
  protocol_reads: {
    detail: '{agency} reads the message. Whether it knows the library cannot be told from its answer.',
    remedy: null,
  },
  protocol_reads_with_text: {
    detail:
      '{agency} reads the message. Whether it knows the library cannot be told from its answer. It said: {answerText}',
    remedy: null,
  },
  protocol_reads_unnamed: {
    detail:
      'It reads the message and does not say who it is. Whether it knows the library cannot be told from its answer.',
    remedy: null,
  },
  library_unknown: {
    detail: '{agency} reads the message and does not know the library’s agency id. It said: {answerText}',
    remedy: 'Tell the partner the agency id of the library, or correct the library’s first agency id.',
  },
  partner_unknown: {
    detail:
      '{agency} reads the message and does not answer for the agency id of the partner. It said: {answerText}',
    remedy: 'Ask the partner for its agency id, and correct the first agency id in its settings.',
  },
  agency_unknown: {
    detail: 'It reads the message and does not know an agency id in it. It said: {answerText}',
    remedy:
      'Compare the agency ids in what was sent with what the partner has: the library’s must be known there, and the partner’s must be its own.',
  },
  protocol_other_agency: {
    detail:
      'It reads the message and answers as {agency}, which is none of the agency ids of the partner. {answerText}',
    remedy:
      'Compare the agency ids: correct those of the partner, or its address. If {agency} answers for the partner, as a broker does, add it to “Answers for”.',
  },
  protocol_malformed: {
    detail: 'It cannot read the message. It said: {answerText}',
    remedy: 'Check the edition and the vendor; show its technician what was sent and what came back.',
  },
  protocol_refused: {
    detail: 'It refuses the question. It said: {answerText}',
    remedy: 'Show its technician what was sent and what came back; check agency ids and the edition.',
  },
  protocol_no_message: {
    detail: 'The answer is no message of this protocol.',
    remedy: 'Check the path of the address and the vendor: another program answers there.',
  },
  protocol_cut_off: {
    detail: 'The answer is cut off before its end.',
    remedy:
      'Try again. If it stays so, show the technician what came back: the program, or a proxy in between, ends the answer too early.',
  },
  protocol_other_question: {
    detail: 'The answer is about another message: it names {named}.',
    remedy: 'Show the technician what was sent and what came back.',
  },
  protocol_other_message: {
    detail: 'The answer is a {kind}, which answers another question.',
    remedy: 'Check the path of the address and the vendor: another program answers there.',
  },
  protocol_incomplete: {
    detail: 'The answer has no {element}.',
    remedy: 'Show its technician what was sent and what came back.',
  },

  ils_no_such_patron: {
    detail: 'The system reads the call and says that it has no such patron.',
    remedy: null,
  },
  ils_has_patron: { detail: 'The system reads the call, and has a patron of the test’s id.', remedy: null },
  ils_refuses_patron: { detail: 'The system reads the call and refuses the test’s patron.', remedy: null },
  ils_no_such_item: { detail: 'The system reads the call and says that it has no such item.', remedy: null },
  ils_has_item: { detail: 'The system reads the call, and has an item of the test’s id.', remedy: null },
  ils_refused: {
    detail: '{answerText}',
    remedy:
      'Show its technician what was sent and what came back: check the dialect, the agency ids and the version.',
  },
  ils_unclear: {
    detail: '{answerText}',
    remedy: 'Check the path of the address and the dialect: another program may answer there.',
  },

  letter_never_sent: {
    detail: 'No test letter was sent yet. A letter is the only way to see whether mails arrive.',
    remedy: 'Send a test letter: the link in it confirms that it arrived.',
  },
  letter_not_sent: {
    detail: 'The mail server of lendwire did not take the test letter of {at} to {address}: {reason}.',
    remedy: 'Check the address of the partner and the mail server in LENDWIRE_SMTP_URL, and send another.',
  },
  letter_waits: {
    detail: 'The test letter of {at} to {address} is not confirmed yet.',
    remedy:
      'Ask the partner to open the link in the letter, and to look among its spam. Send another where it does not arrive.',
  },
  letter_confirmed: { detail: 'The test letter to {address} was confirmed {at}.', remedy: null },
  letter_other_address: {
    detail: 'The test letter of {at} went to {address}, which is no longer the address of the partner.',
    remedy: 'Send a test letter to the present address.',
  },
} as const satisfies Readonly<Record<string, StepWords>>

/** The results of steps of a connection test. */
export type StepCode = keyof typeof stepWordsEn
