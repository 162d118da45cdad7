import type { Parameter } from './parameter.ts'

// Written by scripts/write-message-parameters.ts from the English catalogue.

type None = Record<string, never>

/** The keys of all messages, and what each is made with. */
export type MessageParameters = {
  readonly 'connection_test.not_reached.detail': None
  readonly 'connection_test.not_needed.detail': None
  readonly 'connection_test.address_allowed.detail': { readonly host: Parameter; readonly port: Parameter }
  readonly 'connection_test.address_private.detail': { readonly host: Parameter; readonly range: Parameter }
  readonly 'connection_test.address_private.remedy': None
  readonly 'connection_test.mail_address.detail': { readonly address: Parameter }
  readonly 'connection_test.dns_not_needed.detail': None
  readonly 'connection_test.dns_resolved.detail': { readonly addresses: Parameter }
  readonly 'connection_test.dns_private.detail': { readonly host: Parameter; readonly addresses: Parameter }
  readonly 'connection_test.dns_private.remedy': None
  readonly 'connection_test.dns_not_found.detail': { readonly host: Parameter }
  readonly 'connection_test.dns_not_found.remedy': None
  readonly 'connection_test.dns_no_answer.detail': { readonly host: Parameter }
  readonly 'connection_test.dns_no_answer.remedy': None
  readonly 'connection_test.dns_failed.detail': { readonly host: Parameter; readonly reason: Parameter }
  readonly 'connection_test.dns_failed.remedy': None
  readonly 'connection_test.tcp_connected.detail': { readonly address: Parameter; readonly port: Parameter }
  readonly 'connection_test.tcp_refused.detail': { readonly address: Parameter; readonly port: Parameter }
  readonly 'connection_test.tcp_refused.remedy': None
  readonly 'connection_test.tcp_filtered.detail': { readonly address: Parameter; readonly port: Parameter; readonly seconds: Parameter }
  readonly 'connection_test.tcp_filtered.remedy': None
  readonly 'connection_test.tcp_unreachable.detail': { readonly address: Parameter; readonly port: Parameter; readonly reason: Parameter }
  readonly 'connection_test.tcp_unreachable.remedy': None
  readonly 'connection_test.tcp_failed.detail': { readonly address: Parameter; readonly port: Parameter; readonly reason: Parameter }
  readonly 'connection_test.tcp_failed.remedy': None
  readonly 'connection_test.tls_valid.detail': { readonly version: Parameter; readonly name: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_ends_soon.detail': { readonly version: Parameter; readonly name: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_ends_soon.remedy': None
  readonly 'connection_test.tls_expired.detail': { readonly name: Parameter; readonly days: number; readonly version: Parameter }
  readonly 'connection_test.tls_expired.remedy': None
  readonly 'connection_test.tls_not_yet_valid.detail': { readonly name: Parameter; readonly version: Parameter }
  readonly 'connection_test.tls_not_yet_valid.remedy': None
  readonly 'connection_test.tls_self_signed.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_self_signed.remedy': None
  readonly 'connection_test.tls_unknown_authority.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_unknown_authority.remedy': None
  readonly 'connection_test.tls_incomplete.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_incomplete.remedy': None
  readonly 'connection_test.tls_other_name.detail': { readonly name: Parameter; readonly host: Parameter; readonly version: Parameter; readonly days: Parameter }
  readonly 'connection_test.tls_other_name.remedy': None
  readonly 'connection_test.tls_not_spoken.detail': None
  readonly 'connection_test.tls_not_spoken.remedy': None
  readonly 'connection_test.tls_no_answer.detail': { readonly seconds: Parameter }
  readonly 'connection_test.tls_no_answer.remedy': None
  readonly 'connection_test.tls_closed.detail': None
  readonly 'connection_test.tls_closed.remedy': None
  readonly 'connection_test.tls_failed.detail': { readonly reason: Parameter }
  readonly 'connection_test.tls_failed.remedy': None
  readonly 'connection_test.tls_off.detail': None
  readonly 'connection_test.tls_missing.detail': None
  readonly 'connection_test.tls_missing.remedy': None
  readonly 'connection_test.http_answered.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_message_with_error.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_failed_with_text.detail': { readonly status: Parameter; readonly contentType: string | boolean; readonly answerText: Parameter }
  readonly 'connection_test.http_failed_with_text.remedy': None
  readonly 'connection_test.http_redirect.detail': { readonly status: Parameter }
  readonly 'connection_test.http_redirect.remedy': None
  readonly 'connection_test.http_no_such_path.detail': { readonly status: Parameter }
  readonly 'connection_test.http_no_such_path.remedy': None
  readonly 'connection_test.http_too_many.detail': { readonly status: Parameter }
  readonly 'connection_test.http_too_many.remedy': None
  readonly 'connection_test.http_failed.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_failed.remedy': None
  readonly 'connection_test.http_refused.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_refused.remedy': None
  readonly 'connection_test.http_web_page.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_web_page.remedy': None
  readonly 'connection_test.http_proxy_sign_in.detail': { readonly status: Parameter }
  readonly 'connection_test.http_proxy_sign_in.remedy': None
  readonly 'connection_test.http_too_slow.detail': { readonly seconds: Parameter }
  readonly 'connection_test.http_too_slow.remedy': None
  readonly 'connection_test.http_closed.detail': None
  readonly 'connection_test.http_closed.remedy': None
  readonly 'connection_test.http_cut_off.detail': { readonly reason: Parameter }
  readonly 'connection_test.http_cut_off.remedy': None
  readonly 'connection_test.http_no_answer.detail': { readonly reason: Parameter }
  readonly 'connection_test.http_no_answer.remedy': None
  readonly 'connection_test.credentials_taken.detail': None
  readonly 'connection_test.credentials_not_wanted.detail': None
  readonly 'connection_test.credentials_refused.detail': { readonly status: Parameter }
  readonly 'connection_test.credentials_refused.remedy': None
  readonly 'connection_test.credentials_missing.detail': { readonly status: Parameter }
  readonly 'connection_test.credentials_missing.remedy': None
  readonly 'connection_test.refused_with_web_page.detail': { readonly status: Parameter }
  readonly 'connection_test.refused_with_web_page.remedy': None
  readonly 'connection_test.credentials_refused_in_answer.detail': { readonly answerText: Parameter }
  readonly 'connection_test.credentials_refused_in_answer.remedy': None
  readonly 'connection_test.protocol_agency.detail': { readonly agency: Parameter }
  readonly 'connection_test.protocol_agency_name.detail': { readonly agency: Parameter; readonly name: Parameter }
  readonly 'connection_test.protocol_knows_library.detail': { readonly agency: Parameter; readonly answerText: Parameter }
  readonly 'connection_test.protocol_reads.detail': { readonly agency: Parameter }
  readonly 'connection_test.protocol_reads_with_text.detail': { readonly agency: Parameter; readonly answerText: Parameter }
  readonly 'connection_test.protocol_reads_unnamed.detail': None
  readonly 'connection_test.library_unknown.detail': { readonly agency: Parameter; readonly answerText: Parameter }
  readonly 'connection_test.library_unknown.remedy': None
  readonly 'connection_test.partner_unknown.detail': { readonly agency: Parameter; readonly answerText: Parameter }
  readonly 'connection_test.partner_unknown.remedy': None
  readonly 'connection_test.agency_unknown.detail': { readonly answerText: Parameter }
  readonly 'connection_test.agency_unknown.remedy': None
  readonly 'connection_test.protocol_other_agency.detail': { readonly agency: Parameter; readonly answerText: Parameter }
  readonly 'connection_test.protocol_other_agency.remedy': { readonly agency: Parameter }
  readonly 'connection_test.protocol_malformed.detail': { readonly answerText: Parameter }
  readonly 'connection_test.protocol_malformed.remedy': None
  readonly 'connection_test.protocol_refused.detail': { readonly answerText: Parameter }
  readonly 'connection_test.protocol_refused.remedy': None
  readonly 'connection_test.protocol_no_message.detail': None
  readonly 'connection_test.protocol_no_message.remedy': None
  readonly 'connection_test.protocol_cut_off.detail': None
  readonly 'connection_test.protocol_cut_off.remedy': None
  readonly 'connection_test.protocol_other_question.detail': { readonly named: Parameter }
  readonly 'connection_test.protocol_other_question.remedy': None
  readonly 'connection_test.protocol_other_message.detail': { readonly kind: Parameter }
  readonly 'connection_test.protocol_other_message.remedy': None
  readonly 'connection_test.protocol_incomplete.detail': { readonly element: Parameter }
  readonly 'connection_test.protocol_incomplete.remedy': None
  readonly 'connection_test.ils_no_such_patron.detail': None
  readonly 'connection_test.ils_has_patron.detail': None
  readonly 'connection_test.ils_refuses_patron.detail': None
  readonly 'connection_test.ils_no_such_item.detail': None
  readonly 'connection_test.ils_has_item.detail': None
  readonly 'connection_test.ils_refused.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_refused.remedy': None
  readonly 'connection_test.ils_unclear.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_unclear.remedy': None
  readonly 'connection_test.letter_never_sent.detail': None
  readonly 'connection_test.letter_never_sent.remedy': None
  readonly 'connection_test.letter_not_sent.detail': { readonly at: Parameter; readonly address: Parameter; readonly reason: Parameter }
  readonly 'connection_test.letter_not_sent.remedy': None
  readonly 'connection_test.letter_waits.detail': { readonly at: Parameter; readonly address: Parameter }
  readonly 'connection_test.letter_waits.remedy': None
  readonly 'connection_test.letter_confirmed.detail': { readonly address: Parameter; readonly at: Parameter }
  readonly 'connection_test.letter_other_address.detail': { readonly at: Parameter; readonly address: Parameter }
  readonly 'connection_test.letter_other_address.remedy': None
  readonly 'failure.no_answer': None
  readonly 'failure.no_address': None
  readonly 'failure.name_not_found': { readonly detail: Parameter }
  readonly 'failure.dns_no_answer': { readonly detail: Parameter }
  readonly 'failure.connection_refused': { readonly detail: Parameter }
  readonly 'failure.connection_reset': { readonly detail: Parameter }
  readonly 'failure.connection_closed': { readonly detail: Parameter }
  readonly 'failure.answer_incomplete': { readonly detail: Parameter }
  readonly 'failure.headers_too_long': { readonly detail: Parameter }
  readonly 'failure.not_connected_in_time': { readonly detail: Parameter }
  readonly 'failure.host_unreachable': { readonly detail: Parameter }
  readonly 'failure.network_unreachable': { readonly detail: Parameter }
  readonly 'failure.timed_out': { readonly detail: Parameter }
  readonly 'failure.certificate_expired': { readonly detail: Parameter }
  readonly 'failure.certificate_not_yet_valid': { readonly detail: Parameter }
  readonly 'failure.certificate_self_signed': { readonly detail: Parameter }
  readonly 'failure.certificate_unknown_authority': { readonly detail: Parameter }
  readonly 'failure.certificate_other_name': { readonly detail: Parameter }
  readonly 'failure.certificate_not_valid': { readonly detail: Parameter }
  readonly 'failure.no_tls': { readonly detail: Parameter }
  readonly 'failure.no_tls_agreed': { readonly detail: Parameter }
  readonly 'failure.name_or_host_unreachable': { readonly detail: Parameter }
  readonly 'failure.connection_failed': None
  readonly 'failure.too_slow': { readonly milliseconds: Parameter }
  readonly 'failure.answer_too_long': { readonly bytes: Parameter }
  readonly 'failure.closed_early': None
  readonly 'failure.after_sending': { readonly reason: Parameter }
  readonly 'failure.cut_off': { readonly bytes: Parameter; readonly reason: Parameter }
  readonly 'failure.transport_closed': None
  readonly 'failure.private_address': { readonly host: Parameter; readonly range: Parameter }
  readonly 'failure.url_unreadable': None
  readonly 'failure.url_scheme': { readonly scheme: Parameter }
  readonly 'failure.url_credentials': None
  readonly 'failure.header_invalid': { readonly header: Parameter }
  readonly 'failure.no_mail_server': None
  readonly 'failure.no_sockets': None
  readonly 'failure.no_sender_address': None
  readonly 'failure.mail_server_too_slow': None
  readonly 'failure.mail_server_failed': None
  readonly 'failure.mail_server_silent': None
  readonly 'failure.smtp_no_greeting': { readonly detail: Parameter }
  readonly 'failure.smtp_credentials': { readonly detail: Parameter }
  readonly 'failure.smtp_not_now': { readonly detail: Parameter }
  readonly 'failure.smtp_too_large': { readonly detail: Parameter }
  readonly 'failure.smtp_unknown_address': { readonly detail: Parameter }
  readonly 'failure.smtp_policy': { readonly detail: Parameter }
  readonly 'failure.smtp_refused': { readonly detail: Parameter }
  readonly 'failure.http_status': { readonly status: Parameter }
  readonly 'failure.http_moved': { readonly status: Parameter }
  readonly 'failure.http_credentials': { readonly status: Parameter }
  readonly 'failure.http_no_such_path': { readonly status: Parameter }
  readonly 'failure.http_rate_limited': { readonly status: Parameter }
  readonly 'failure.http_failed': { readonly status: Parameter }
  readonly 'failure.imap_credentials': None
  readonly 'failure.imap_no_folder': None
  readonly 'failure.internal': None
  readonly 'failure.partner_missing': None
  readonly 'failure.no_ils': None
  readonly 'failure.restored': None
  readonly 'failure.person_erased': None
  readonly 'failure.partner_paused': { readonly partner: Parameter; readonly failures: Parameter; readonly until: Parameter }
  readonly 'failure.partner_probed': { readonly partner: Parameter; readonly failures: Parameter }
  readonly 'failure.lookup_item': { readonly reason: Parameter }
  readonly 'failure.lookup_user': { readonly reason: Parameter }
  readonly 'failure.letter_bounced': { readonly detail: Parameter }
  readonly 'failure.words_removed': None
  readonly 'failure.http_said': { readonly status: Parameter; readonly words: Parameter }
  readonly 'failure.repeat_withheld': None
}
