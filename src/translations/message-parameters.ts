import type { Parameter } from './parameter.ts'

// Written by scripts/write-message-parameters.ts from the English catalogue.

type None = Record<string, never>

/** The keys of all messages, and what each is made with. */
export type MessageParameters = {
  readonly 'account_mail.openid_invitation.subject': None
  readonly 'account_mail.openid_invitation.text': None
  readonly 'account_mail.openid_invitation.ignore': None
  readonly 'account_mail.openid_reset.subject': None
  readonly 'account_mail.openid_reset.text': None
  readonly 'account_mail.openid_reset.ignore': None
  readonly 'account_mail.invitation.subject': None
  readonly 'account_mail.invitation.text': None
  readonly 'account_mail.invitation.ignore': None
  readonly 'account_mail.reset.subject': None
  readonly 'account_mail.reset.text': None
  readonly 'account_mail.reset.ignore': None
  readonly 'alarm.partner_paused.title': { readonly partner: Parameter; readonly failures: number; readonly waiting: number }
  readonly 'alarm.partner_paused.other_title': { readonly partner: Parameter; readonly waiting: number; readonly reason: Parameter }
  readonly 'alarm.partner_paused.past_title': { readonly partner: Parameter; readonly failures: number }
  readonly 'alarm.partner_paused.past_other_title': { readonly partner: Parameter; readonly reason: Parameter }
  readonly 'alarm.partner_paused.remedy': None
  readonly 'alarm.delivery_waiting.title': { readonly count: number; readonly minutes: number }
  readonly 'alarm.delivery_waiting.other_title': { readonly count: number; readonly partner: Parameter; readonly minutes: number }
  readonly 'alarm.delivery_waiting.past_title': { readonly minutes: number }
  readonly 'alarm.delivery_waiting.past_other_title': { readonly partner: Parameter; readonly minutes: number }
  readonly 'alarm.delivery_waiting.remedy': None
  readonly 'alarm.mailbox_not_read.title': { readonly mailbox: Parameter; readonly reason: Parameter }
  readonly 'alarm.mailbox_not_read.past_title': { readonly mailbox: Parameter; readonly reason: Parameter }
  readonly 'alarm.mailbox_not_read.remedy': None
  readonly 'alarm.mail_not_taken.title': { readonly reason: Parameter }
  readonly 'alarm.mail_not_taken.past_title': { readonly reason: Parameter }
  readonly 'alarm.mail_not_taken.remedy': None
  readonly 'alarm.certificate.title': { readonly partner: Parameter; readonly days: number }
  readonly 'alarm.certificate.other_title': { readonly partner: Parameter; readonly age: Parameter }
  readonly 'alarm.certificate.remedy': None
  readonly 'alarm.check_changed.title': { readonly partner: Parameter; readonly step: Parameter; readonly reason: Parameter }
  readonly 'alarm.check_changed.past_title': { readonly partner: Parameter; readonly step: Parameter; readonly reason: Parameter }
  readonly 'alarm.check_changed.remedy': { readonly todo: Parameter }
  readonly 'alarm.disk.title': { readonly percent: Parameter }
  readonly 'alarm.disk.past_title': { readonly percent: Parameter }
  readonly 'alarm.disk.remedy': None
  readonly 'alarm.quota.title': { readonly partner: Parameter; readonly percent: Parameter }
  readonly 'alarm.quota.remedy': None
  readonly 'alarm.attention.title': { readonly count: number; readonly library: Parameter; readonly days: number }
  readonly 'alarm.attention.remedy': None
  readonly 'alarm.webhook_paused.title': { readonly webhook: Parameter; readonly reason: Parameter }
  readonly 'alarm.webhook_paused.past_title': { readonly webhook: Parameter; readonly reason: Parameter }
  readonly 'alarm.webhook_paused.remedy': None
  readonly 'alarm.backup.title': { readonly hours: number }
  readonly 'alarm.backup.other_title': None
  readonly 'alarm.backup.remedy': None
  readonly 'alarm.patron_look_up.title': { readonly library: Parameter; readonly reason: Parameter }
  readonly 'alarm.patron_look_up.past_title': { readonly library: Parameter; readonly reason: Parameter }
  readonly 'alarm.patron_look_up.remedy': None
  readonly 'alarm.relay_failed.title': { readonly count: number; readonly library: Parameter }
  readonly 'alarm.relay_failed.remedy': None
  readonly 'alarm.lending_system_down.title': { readonly partner: Parameter; readonly library: Parameter; readonly minutes: number }
  readonly 'alarm.lending_system_down.past_title': { readonly partner: Parameter; readonly library: Parameter; readonly minutes: number }
  readonly 'alarm.lending_system_down.remedy': None
  readonly 'alarm.configuration_fault.title': { readonly name: Parameter }
  readonly 'alarm.configuration_fault.past_title': { readonly name: Parameter }
  readonly 'alarm.configuration_fault.remedy': None
  readonly 'alarm.directory_sync_failed.title': { readonly source: Parameter; readonly reason: Parameter }
  readonly 'alarm.directory_sync_failed.remedy': None
  readonly 'alarm.directory_sync_held.title': { readonly count: number; readonly source: Parameter }
  readonly 'alarm.directory_sync_held.remedy': None
  readonly 'alarm.holding_codes_unmapped.title': { readonly count: number; readonly requests: number }
  readonly 'alarm.holding_codes_unmapped.remedy': None
  readonly 'alarm.step.address': None
  readonly 'alarm.step.dns': None
  readonly 'alarm.step.tcp': None
  readonly 'alarm.step.tls': None
  readonly 'alarm.step.http': None
  readonly 'alarm.step.authentication': None
  readonly 'alarm.step.protocol': None
  readonly 'alarm.within_the_hour': None
  readonly 'alarm_mail.raised': None
  readonly 'alarm_mail.over': None
  readonly 'alarm_mail.missed': None
  readonly 'alarm_mail.subject_over': { readonly title: Parameter }
  readonly 'alarm_mail.subject_missed': { readonly title: Parameter }
  readonly 'alarm_mail.subject_several': { readonly first: Parameter; readonly more: Parameter }
  readonly 'alarm_mail.since': { readonly since: Parameter }
  readonly 'alarm_mail.from_to': { readonly since: Parameter; readonly over: Parameter }
  readonly 'alarm_mail.page': None
  readonly 'answer_page.title': { readonly library: Parameter }
  readonly 'answer_page.request': None
  readonly 'answer_page.labels.library': None
  readonly 'answer_page.question': None
  readonly 'answer_page.ifSent': None
  readonly 'answer_page.answers.request_received': None
  readonly 'answer_page.answers.will_supply': None
  readonly 'answer_page.answers.shipped': None
  readonly 'answer_page.answers.conditional': None
  readonly 'answer_page.answers.retry_possible': None
  readonly 'answer_page.answers.unfilled': None
  readonly 'answer_page.answers.cancel_accepted': None
  readonly 'answer_page.answers.cancel_refused': None
  readonly 'answer_page.answers.renewed': None
  readonly 'answer_page.answers.renew_refused': None
  readonly 'answer_page.answers.checked_in': None
  readonly 'answer_page.answers.recalled': None
  readonly 'answer_page.answers.overdue': None
  readonly 'answer_page.answers.completed_without_return': None
  readonly 'answer_page.answers.message': None
  readonly 'answer_page.fields.dueDate': None
  readonly 'answer_page.fields.items': None
  readonly 'answer_page.fields.sentAs': None
  readonly 'answer_page.fields.url': None
  readonly 'answer_page.fields.file': None
  readonly 'answer_page.fields.reason': None
  readonly 'answer_page.fields.conditions': None
  readonly 'answer_page.fields.otherCondition': None
  readonly 'answer_page.fields.amount': None
  readonly 'answer_page.fields.currency': None
  readonly 'answer_page.fields.after': None
  readonly 'answer_page.fields.note': None
  readonly 'answer_page.hints.items': None
  readonly 'answer_page.hints.file': None
  readonly 'answer_page.hints.dueDate': None
  readonly 'answer_page.hints.after': None
  readonly 'answer_page.hints.amount': None
  readonly 'answer_page.hints.currency': None
  readonly 'answer_page.reasons.NotHeld': None
  readonly 'answer_page.reasons.NotOnShelf': None
  readonly 'answer_page.reasons.OnLoan': None
  readonly 'answer_page.reasons.NonCirculating': None
  readonly 'answer_page.reasons.NotAvailableForILL': None
  readonly 'answer_page.reasons.PoorCondition': None
  readonly 'answer_page.reasons.PolicyProblem': None
  readonly 'answer_page.reasons.AtBindery': None
  readonly 'answer_page.reasons.OnOrder': None
  readonly 'answer_page.noReason': None
  readonly 'answer_page.conditions.LibraryUseOnly': None
  readonly 'answer_page.conditions.NoReproduction': None
  readonly 'answer_page.conditions.SignatureRequired': None
  readonly 'answer_page.conditions.SpecCollSupervReq': None
  readonly 'answer_page.conditions.WatchLibraryUseOnly': None
  readonly 'answer_page.sentAs.physical': None
  readonly 'answer_page.sentAs.digital': None
  readonly 'answer_page.check': None
  readonly 'answer_page.understood': { readonly value: Parameter }
  readonly 'answer_page.pastDay': { readonly day: Parameter }
  readonly 'answer_page.fileAgain': None
  readonly 'answer_page.send': None
  readonly 'answer_page.nothingYet': None
  readonly 'answer_page.notOpen': None
  readonly 'answer_page.settled.answered': { readonly answer: Parameter; readonly when: Parameter }
  readonly 'answer_page.settled.asked_anew': None
  readonly 'answer_page.settled.closed': None
  readonly 'answer_page.furthermore': None
  readonly 'answer_page.done': { readonly answer: Parameter; readonly when: Parameter }
  readonly 'answer_page.late': { readonly answer: Parameter }
  readonly 'answer_page.errors.heading': None
  readonly 'answer_page.errors.choose': None
  readonly 'answer_page.errors.notOffered': None
  readonly 'answer_page.errors.date': None
  readonly 'answer_page.errors.dateTwoWays': None
  readonly 'answer_page.errors.amount': None
  readonly 'answer_page.errors.currency': None
  readonly 'answer_page.errors.url': None
  readonly 'answer_page.errors.tooLong': None
  readonly 'answer_page.errors.terms': None
  readonly 'answer_page.errors.note': None
  readonly 'answer_page.errors.fileType': None
  readonly 'answer_page.errors.fileSize': { readonly megabytes: Parameter }
  readonly 'answer_page.errors.form': None
  readonly 'answer_page.refused.heading': None
  readonly 'answer_page.refused.forged': None
  readonly 'answer_page.refused.expired': None
  readonly 'answer_page.refused.gone': None
  readonly 'answer_page.refused.tooMany': None
  readonly 'answer_page.refused.notNow': None
  readonly 'answer_page.refused.unavailable': None
  readonly 'arrival.letter_case': { readonly address: Parameter }
  readonly 'arrival.method': { readonly method: Parameter }
  readonly 'arrival.no_such_path': None
  readonly 'arrival.noticed': { readonly remarks: Parameter }
  readonly 'arrival.remarked': { readonly why: Parameter; readonly remarks: Parameter }
  readonly 'arrival.time_without_zone': { readonly time: Parameter; readonly zone: Parameter }
  readonly 'arrival.with_faults': { readonly why: Parameter; readonly faults: Parameter }
  readonly 'attention.due_date_ambiguous': None
  readonly 'attention.due_date_beside_refusal': { readonly dueDate: Parameter }
  readonly 'attention.due_date_differs': { readonly dueDate: Parameter; readonly standing: Parameter }
  readonly 'attention.due_date_earlier': { readonly dueDate: Parameter; readonly standing: Parameter }
  readonly 'attention.due_date_missing': None
  readonly 'attention.due_date_of_recall_later': { readonly dueDate: Parameter; readonly standing: Parameter }
  readonly 'attention.due_date_passed': { readonly dueDate: Parameter }
  readonly 'attention.due_date_too_far': { readonly dueDate: Parameter }
  readonly 'attention.due_date_unclear': None
  readonly 'attention.finished_unseen': { readonly said: Parameter }
  readonly 'attention.ils_does_not_answer': None
  readonly 'attention.ils_takes_no_due_date': None
  readonly 'attention.lost_while_on_loan': None
  readonly 'attention.may_make_second_loan': None
  readonly 'attention.no_place_for': { readonly parts: Parameter }
  readonly 'attention.renewal_refused': None
  readonly 'attention.hold_after_return': None
  readonly 'attention.supplier_refused': { readonly supplier: string | boolean; readonly why: string | boolean }
  readonly 'attention_kind.approval': None
  readonly 'attention_kind.duplicate': None
  readonly 'attention_kind.duplicate_at_partner': None
  readonly 'attention_kind.locally_owned': None
  readonly 'attention_kind.copyright': None
  readonly 'attention_kind.gave_up': None
  readonly 'attention_kind.patron_not_reached': None
  readonly 'attention_kind.mail_review': None
  readonly 'attention_kind.may_have_missed': None
  readonly 'attention_kind.citation_incomplete': None
  readonly 'attention_kind.locate_failed': None
  readonly 'attention_kind.send_failed': None
  readonly 'attention_kind.not_sendable': None
  readonly 'attention_kind.unconfirmed': None
  readonly 'attention_kind.no_answer': None
  readonly 'attention_kind.condition': None
  readonly 'attention_kind.condition_stated': None
  readonly 'attention_kind.retry_offer': None
  readonly 'attention_kind.renew_review': None
  readonly 'attention_kind.cost': None
  readonly 'attention_kind.rota_used_up': None
  readonly 'attention_kind.cancel_refused': None
  readonly 'attention_kind.no_longer_wanted': None
  readonly 'attention_kind.message_received': None
  readonly 'attention_kind.event_ignored': None
  readonly 'attention_kind.stale_shipment': None
  readonly 'attention_kind.claims_returned': None
  readonly 'attention_kind.due_while_closed': None
  readonly 'attention_kind.needed_by_at_risk': None
  readonly 'attention_kind.stale_promise': None
  readonly 'attention_kind.late_promise': None
  readonly 'attention_kind.shipped_without_notice': None
  readonly 'attention_kind.not_arrived': None
  readonly 'attention_kind.file_not_passed_on': None
  readonly 'attention_kind.items_outstanding': None
  readonly 'attention_kind.items_review': None
  readonly 'attention_kind.ils_refused': None
  readonly 'attention_kind.ils_records_left': None
  readonly 'attention_kind.hold_expired': None
  readonly 'attention_kind.recalled': None
  readonly 'attention_kind.overdue': None
  readonly 'attention_kind.due_date_review': None
  readonly 'attention_kind.hold_return': None
  readonly 'attention_kind.checked_in_early': None
  readonly 'attention_kind.return_not_seen': None
  readonly 'attention_kind.lost': None
  readonly 'attention_kind.damaged': None
  readonly 'attention_kind.return_due': None
  readonly 'attention_kind.profile_missing': None
  readonly 'attention_kind.idle': None
  readonly 'before_deleting.change_first': None
  readonly 'before_deleting.or_make_inactive': None
  readonly 'before_deleting.or_set_inactive': None
  readonly 'before_deleting.library_system': None
  readonly 'certify_option.protocol': None
  readonly 'certify_option.role': None
  readonly 'certify_option.requests-at': None
  readonly 'certify_option.supplier': None
  readonly 'certify_option.requester': None
  readonly 'certify_option.patron': None
  readonly 'certify_option.barcode': None
  readonly 'certify_option.pin': None
  readonly 'certify_option.pickup': None
  readonly 'certify_option.edition': None
  readonly 'certify_option.token': None
  readonly 'certify_option.account': None
  readonly 'certify_option.host': None
  readonly 'certify_option.port': None
  readonly 'certify_option.public-url': None
  readonly 'certify_option.wait': None
  readonly 'certify_option.control': None
  readonly 'certify_option.text': None
  readonly 'certify_option.html': None
  readonly 'certify_option.json': None
  readonly 'certify_option.junit': None
  readonly 'certify_option.vendor': None
  readonly 'certify_option.vendor-code': None
  readonly 'certify_option.vendor-name': None
  readonly 'citation.filled_in': { readonly source: Parameter; readonly type: Parameter; readonly fields: Parameter }
  readonly 'citation.nothing_new': { readonly source: Parameter; readonly type: Parameter }
  readonly 'citation.not_filled_in': { readonly source: Parameter; readonly why: Parameter }
  readonly 'citation.source.crossref': None
  readonly 'citation.source.pubmed': None
  readonly 'citation.source.sru': None
  readonly 'citation.both': { readonly first: Parameter; readonly second: Parameter }
  readonly 'citation.http_status': { readonly status: Parameter }
  readonly 'citation.other_content_type': None
  readonly 'citation.failed_lately': None
  readonly 'citation.no_proper_answer': None
  readonly 'citation.diagnostic': None
  readonly 'citation.other_record_format': None
  readonly 'citation.xml_unreadable': { readonly fault: string | boolean }
  readonly 'citation.other_shape': None
  readonly 'citation.number_unknown': { readonly type: Parameter }
  readonly 'citation_field.title': None
  readonly 'citation_field.author': None
  readonly 'citation_field.subtitle': None
  readonly 'citation_field.seriesTitle': None
  readonly 'citation_field.edition': None
  readonly 'citation_field.titleOfComponent': None
  readonly 'citation_field.authorOfComponent': None
  readonly 'citation_field.volumes': None
  readonly 'citation_field.issue': None
  readonly 'citation_field.pagesRequested': None
  readonly 'citation_field.estimatedPages': None
  readonly 'citation_field.identifiers': None
  readonly 'citation_field.recordIds': None
  readonly 'citation_field.supplierRecordId': None
  readonly 'citation_field.sponsor': None
  readonly 'citation_field.informationSource': None
  readonly 'citation_field.publisher': None
  readonly 'citation_field.publicationType': None
  readonly 'citation_field.publicationDate': None
  readonly 'citation_field.placeOfPublication': None
  readonly 'citation_field.language': None
  readonly 'command_help.program': None
  readonly 'command_help.exit_codes': None
  readonly 'command_help.version': None
  readonly 'command_help.help': None
  readonly 'command_help.usage': None
  readonly 'command_help.arguments': None
  readonly 'command_help.options': None
  readonly 'command_help.commands': None
  readonly 'command_help.scenarios': None
  readonly 'command_help.default_value': { readonly value: Parameter }
  readonly 'command_help.choices': { readonly values: Parameter }
  readonly 'command_help.serve': None
  readonly 'command_help.serve_host': None
  readonly 'command_help.serve_port': None
  readonly 'command_help.serve_store': None
  readonly 'command_help.serve_config': None
  readonly 'command_help.doctor': None
  readonly 'command_help.doctor_test_mail': None
  readonly 'command_help.config': None
  readonly 'command_help.config_export': None
  readonly 'command_help.config_export_format': None
  readonly 'command_help.config_export_secrets': None
  readonly 'command_help.config_apply': None
  readonly 'command_help.config_apply_dry_run': None
  readonly 'command_help.config_apply_exit_code': None
  readonly 'command_help.config_apply_prune': None
  readonly 'command_help.config_check': None
  readonly 'command_help.import': None
  readonly 'command_help.import_dry_run': None
  readonly 'command_help.import_library': None
  readonly 'command_help.import_report': None
  readonly 'command_help.gateway_url': None
  readonly 'command_help.key_file': None
  readonly 'command_help.backup': None
  readonly 'command_help.backup_rate': None
  readonly 'command_help.restore': None
  readonly 'command_help.restore_in_place': None
  readonly 'command_help.release': None
  readonly 'command_help.release_list': None
  readonly 'command_help.release_partner': None
  readonly 'command_help.release_how': None
  readonly 'command_help.dump': None
  readonly 'command_help.load': None
  readonly 'command_help.copy': None
  readonly 'command_help.copy_from': None
  readonly 'command_help.copy_to': None
  readonly 'command_help.migrate': None
  readonly 'command_help.migrate_check': None
  readonly 'command_help.keys': None
  readonly 'command_help.keys_list': None
  readonly 'command_help.keys_create': None
  readonly 'command_help.key_role': None
  readonly 'command_help.key_name': None
  readonly 'command_help.key_library': None
  readonly 'command_help.keys_revoke': None
  readonly 'command_help.keys_rotate': None
  readonly 'command_help.keys_rotate_reseal': None
  readonly 'command_help.keys_lost': None
  readonly 'command_help.keys_lost_drop': None
  readonly 'command_help.users': None
  readonly 'command_help.users_list': None
  readonly 'command_help.users_link': None
  readonly 'command_help.users_reset_factor': None
  readonly 'command_help.users_unlink': None
  readonly 'command_help.users_unlink_issuer': None
  readonly 'command_help.admin': None
  readonly 'command_help.admin_link': None
  readonly 'command_help.validate': None
  readonly 'command_help.roundtrip': None
  readonly 'command_help.message_protocol': None
  readonly 'command_help.message_edition': None
  readonly 'command_help.lender': None
  readonly 'command_help.certify': None
  readonly 'command_help.store': None
  readonly 'command_help.allow_loss': None
  readonly 'command_help.json': None
  readonly 'command_line.record_kind.document': None
  readonly 'command_line.record_kind.request': None
  readonly 'command_line.record_kind.event': None
  readonly 'command_line.record_kind.message': None
  readonly 'command_line.record_kind.delivery': None
  readonly 'command_line.record_kind.answer': None
  readonly 'command_line.record_kind.blob': None
  readonly 'command_line.record_kind.partner_day': None
  readonly 'command_line.record_kind.row': None
  readonly 'command_line.record_kind.audit': None
  readonly 'command_line.backup_rate': { readonly value: Parameter }
  readonly 'command_line.test_mail_address': { readonly value: Parameter }
  readonly 'command_line.backup_sqlite_only': None
  readonly 'command_line.admin_key_needed': None
  readonly 'command_line.no_gateway': { readonly address: Parameter }
  readonly 'command_line.same_store': None
  readonly 'command_line.dump_data_version': { readonly data: Parameter; readonly ownData: Parameter; readonly program: Parameter }
  readonly 'command_line.changed_while_dumped': { readonly what: Parameter }
  readonly 'command_line.load_data_version': { readonly data: Parameter; readonly ownData: Parameter; readonly program: Parameter }
  readonly 'command_line.key_not_made': None
  readonly 'command_line.last_admin_key': None
  readonly 'command_line.key_changed': None
  readonly 'command_line.no_master_key': None
  readonly 'command_line.no_such_edition': { readonly edition: Parameter; readonly editions: Parameter }
  readonly 'command_line.no_such_protocol': { readonly protocol: Parameter; readonly protocols: Parameter }
  readonly 'command_line.check_sqlite_only': None
  readonly 'command_line.store_file_exists': { readonly file: Parameter }
  readonly 'command_line.name_backup': None
  readonly 'command_line.dump_only': { readonly file: Parameter }
  readonly 'command_line.option_names_no_store': { readonly option: Parameter }
  readonly 'command_line.no_database': { readonly file: Parameter }
  readonly 'command_line.no_user': { readonly user: Parameter }
  readonly 'command_line.passwords_off': { readonly user: Parameter }
  readonly 'command_line.user_without_password': { readonly user: Parameter }
  readonly 'command_line.user_or_issuer': None
  readonly 'command_line.no_identities': { readonly issuer: Parameter }
  readonly 'command_line.user_without_identity': { readonly user: Parameter }
  readonly 'command_line.gateway_status': { readonly status: Parameter }
  readonly 'command_line.unknown_option': { readonly option: Parameter }
  readonly 'command_line.unknown_command': { readonly command: Parameter }
  readonly 'command_line.did_you_mean': { readonly names: Parameter }
  readonly 'command_line.missing_argument': { readonly argument: Parameter }
  readonly 'command_line.missing_option': { readonly option: Parameter }
  readonly 'command_line.option_without_value': { readonly option: Parameter }
  readonly 'command_line.too_many_arguments': { readonly command: Parameter }
  readonly 'command_line.value_not_allowed': { readonly value: Parameter; readonly option: Parameter }
  readonly 'command_line.allowed_values': { readonly values: Parameter }
  readonly 'command_line.see_help': None
  readonly 'command_line.backup_progress': { readonly percent: Parameter; readonly size: Parameter }
  readonly 'command_line.backup_done': { readonly file: Parameter; readonly size: Parameter; readonly seconds: Parameter; readonly data: Parameter; readonly checksum: Parameter }
  readonly 'command_line.configuration_ok': None
  readonly 'command_line.set_variables': { readonly names: Parameter }
  readonly 'command_line.left_out': { readonly document: Parameter }
  readonly 'command_line.audit_not_written': None
  readonly 'command_line.nothing_stored': None
  readonly 'command_line.cannot_be_read': None
  readonly 'command_line.secret_new': { readonly path: Parameter }
  readonly 'command_line.secret_removed': { readonly path: Parameter }
  readonly 'command_line.secret_changed': { readonly path: Parameter }
  readonly 'command_line.value_new': { readonly path: Parameter; readonly value: Parameter }
  readonly 'command_line.value_removed': { readonly path: Parameter; readonly value: Parameter }
  readonly 'command_line.changes': { readonly created: number; readonly changed: Parameter; readonly deleted: number; readonly kept: Parameter }
  readonly 'command_line.records_copied': { readonly records: Parameter }
  readonly 'command_line.records_read': { readonly records: Parameter }
  readonly 'command_line.records_written': { readonly records: Parameter }
  readonly 'command_line.kind_copied': { readonly count: Parameter; readonly checksum: Parameter }
  readonly 'command_line.kind_differs': { readonly count: Parameter; readonly checksum: Parameter; readonly targetCount: Parameter; readonly targetChecksum: Parameter }
  readonly 'command_line.stores_differ': None
  readonly 'command_line.dump_done': { readonly file: Parameter; readonly records: Parameter; readonly data: Parameter }
  readonly 'command_line.kind_loaded_different': { readonly count: Parameter }
  readonly 'command_line.load_differs': None
  readonly 'command_line.key_revoked_at': { readonly at: Parameter }
  readonly 'command_line.key_revoked': { readonly key: Parameter }
  readonly 'command_line.lost_secret': { readonly document: Parameter; readonly path: Parameter; readonly masterKey: Parameter }
  readonly 'command_line.no_lost_secrets': None
  readonly 'command_line.secrets_dropped': { readonly count: number }
  readonly 'command_line.secrets_lost': { readonly count: number }
  readonly 'command_line.master_key_created': None
  readonly 'command_line.secrets_not_sealed': None
  readonly 'command_line.secrets_current': None
  readonly 'command_line.documents_sealed': { readonly documents: number; readonly key: Parameter }
  readonly 'command_line.earlier_keys': None
  readonly 'command_line.whole_document': None
  readonly 'command_line.found': { readonly value: Parameter }
  readonly 'command_line.not_written_again': { readonly file: Parameter }
  readonly 'command_line.data_versions': { readonly data: Parameter; readonly ownData: Parameter }
  readonly 'command_line.readable': { readonly count: Parameter }
  readonly 'command_line.store_unchanged': None
  readonly 'command_line.store_migrated': { readonly data: Parameter }
  readonly 'command_line.restored_paused': { readonly hasSource: string | boolean; readonly source: Parameter; readonly at: Parameter }
  readonly 'command_line.restored_released': { readonly hasSource: string | boolean; readonly source: Parameter; readonly at: Parameter }
  readonly 'command_line.release_line': { readonly fromBackup: Parameter; readonly added: Parameter; readonly operations: Parameter; readonly notes: Parameter }
  readonly 'command_line.release_waits': None
  readonly 'command_line.release_done': { readonly how: Parameter }
  readonly 'command_line.release_by_staff': None
  readonly 'command_line.no_delivery_waits': None
  readonly 'command_line.passed_deadlines': { readonly count: number }
  readonly 'command_line.no_checksum': { readonly file: Parameter }
  readonly 'command_line.restored_secrets_lost': { readonly count: number }
  readonly 'command_line.put_key_back': None
  readonly 'command_line.restored_into': { readonly store: Parameter }
  readonly 'command_line.step_start': None
  readonly 'command_line.step_list': None
  readonly 'command_line.step_release': None
  readonly 'command_line.gateway_ends': None
  readonly 'command_line.listening': { readonly url: Parameter }
  readonly 'command_line.first_admin_key': { readonly key: Parameter }
  readonly 'command_line.first_admin_link': { readonly link: Parameter }
  readonly 'command_line.further_link': None
  readonly 'command_line.factors_removed': None
  readonly 'command_line.no_factors': None
  readonly 'command_line.unlinked': None
  readonly 'command_line.import_progress': { readonly done: Parameter; readonly refused: Parameter; readonly skipped: Parameter }
  readonly 'command_line.import_kind': { readonly kind: Parameter; readonly kinds: Parameter }
  readonly 'command_line.imported': { readonly done: Parameter; readonly unchanged: Parameter; readonly refused: Parameter; readonly skipped: Parameter; readonly report: Parameter }
  readonly 'command_line.would_be_imported': { readonly done: Parameter; readonly unchanged: Parameter; readonly refused: Parameter; readonly skipped: Parameter; readonly report: Parameter }
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
  readonly 'connection_test.dns_not_found.remedy': { readonly system: string | boolean }
  readonly 'connection_test.dns_no_answer.detail': { readonly host: Parameter }
  readonly 'connection_test.dns_no_answer.remedy': None
  readonly 'connection_test.dns_failed.detail': { readonly host: Parameter; readonly reason: Parameter }
  readonly 'connection_test.dns_failed.remedy': None
  readonly 'connection_test.tcp_connected.detail': { readonly address: Parameter; readonly port: Parameter }
  readonly 'connection_test.tcp_refused.detail': { readonly address: Parameter; readonly port: Parameter }
  readonly 'connection_test.tcp_refused.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tcp_filtered.detail': { readonly address: Parameter; readonly port: Parameter; readonly seconds: Parameter }
  readonly 'connection_test.tcp_filtered.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tcp_unreachable.detail': { readonly address: Parameter; readonly port: Parameter; readonly reason: Parameter }
  readonly 'connection_test.tcp_unreachable.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tcp_failed.detail': { readonly address: Parameter; readonly port: Parameter; readonly reason: Parameter }
  readonly 'connection_test.tcp_failed.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_valid.detail': { readonly version: Parameter; readonly name: Parameter; readonly days: number }
  readonly 'connection_test.tls_ends_soon.detail': { readonly version: Parameter; readonly name: Parameter; readonly days: number }
  readonly 'connection_test.tls_ends_soon.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_expired.detail': { readonly name: Parameter; readonly days: number; readonly version: Parameter }
  readonly 'connection_test.tls_expired.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_not_yet_valid.detail': { readonly name: Parameter; readonly version: Parameter }
  readonly 'connection_test.tls_not_yet_valid.remedy': None
  readonly 'connection_test.tls_self_signed.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: number }
  readonly 'connection_test.tls_self_signed.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_unknown_authority.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: number }
  readonly 'connection_test.tls_unknown_authority.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_incomplete.detail': { readonly name: Parameter; readonly version: Parameter; readonly days: number }
  readonly 'connection_test.tls_incomplete.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_other_name.detail': { readonly name: Parameter; readonly host: Parameter; readonly version: Parameter; readonly days: number }
  readonly 'connection_test.tls_other_name.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_not_spoken.detail': None
  readonly 'connection_test.tls_not_spoken.remedy': None
  readonly 'connection_test.tls_no_answer.detail': { readonly seconds: Parameter }
  readonly 'connection_test.tls_no_answer.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_closed.detail': None
  readonly 'connection_test.tls_closed.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_failed.detail': { readonly reason: Parameter }
  readonly 'connection_test.tls_failed.remedy': { readonly system: string | boolean }
  readonly 'connection_test.tls_off.detail': None
  readonly 'connection_test.tls_missing.detail': None
  readonly 'connection_test.tls_missing.remedy': { readonly system: string | boolean }
  readonly 'connection_test.http_answered.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_message_with_error.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_failed_with_text.detail': { readonly status: Parameter; readonly contentType: string | boolean; readonly answerText: Parameter }
  readonly 'connection_test.http_failed_with_text.remedy': None
  readonly 'connection_test.http_redirect.detail': { readonly status: Parameter }
  readonly 'connection_test.http_redirect.remedy': None
  readonly 'connection_test.http_no_such_path.detail': { readonly status: Parameter; readonly words: string | boolean }
  readonly 'connection_test.http_no_such_path.remedy': None
  readonly 'connection_test.http_too_many.detail': { readonly status: Parameter; readonly words: string | boolean }
  readonly 'connection_test.http_too_many.remedy': None
  readonly 'connection_test.http_failed.detail': { readonly status: Parameter; readonly contentType: string | boolean; readonly words: string | boolean }
  readonly 'connection_test.http_failed.remedy': None
  readonly 'connection_test.http_refused.detail': { readonly status: Parameter; readonly contentType: string | boolean; readonly words: string | boolean }
  readonly 'connection_test.http_refused.remedy': { readonly system: string | boolean }
  readonly 'connection_test.http_web_page.detail': { readonly status: Parameter; readonly contentType: string | boolean }
  readonly 'connection_test.http_web_page.remedy': None
  readonly 'connection_test.http_proxy_sign_in.detail': { readonly status: Parameter }
  readonly 'connection_test.http_proxy_sign_in.remedy': None
  readonly 'connection_test.http_too_slow.detail': { readonly seconds: Parameter }
  readonly 'connection_test.http_too_slow.remedy': { readonly system: string | boolean }
  readonly 'connection_test.http_closed.detail': None
  readonly 'connection_test.http_closed.remedy': None
  readonly 'connection_test.http_cut_off.detail': { readonly reason: Parameter }
  readonly 'connection_test.http_cut_off.remedy': None
  readonly 'connection_test.http_no_answer.detail': { readonly reason: Parameter }
  readonly 'connection_test.http_no_answer.remedy': None
  readonly 'connection_test.credentials_taken.detail': None
  readonly 'connection_test.credentials_not_wanted.detail': None
  readonly 'connection_test.credentials_refused.detail': { readonly status: Parameter; readonly words: string | boolean }
  readonly 'connection_test.credentials_refused.remedy': None
  readonly 'connection_test.credentials_missing.detail': { readonly status: Parameter; readonly words: string | boolean }
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
  readonly 'connection_test.protocol_reads_action.detail': { readonly action: Parameter; readonly words: string | boolean }
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
  readonly 'connection_test.vendor_recognized.detail': { readonly name: Parameter; readonly system: string | boolean; readonly answerText: Parameter }
  readonly 'connection_test.vendor_recognized.remedy': { readonly system: string | boolean; readonly name: Parameter; readonly vendor: Parameter }
  readonly 'connection_test.protocol_refused.detail': { readonly answerText: Parameter }
  readonly 'connection_test.protocol_refused.remedy': None
  readonly 'connection_test.protocol_no_message.detail': { readonly words: string | boolean }
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
  readonly 'connection_test.ils_unsupported.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_unsupported.remedy': None
  readonly 'connection_test.ils_token_missing.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_token_missing.remedy': None
  readonly 'connection_test.ils_token_wrong.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_token_wrong.remedy': None
  readonly 'connection_test.ils_other_version.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_other_version.remedy': None
  readonly 'connection_test.ils_not_understood.detail': { readonly answerText: Parameter }
  readonly 'connection_test.ils_not_understood.remedy': None
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
  readonly 'damaged_dump.no_header': None
  readonly 'damaged_dump.no_end': None
  readonly 'damaged_dump.checksum': None
  readonly 'damaged_dump.no_json': { readonly line: Parameter }
  readonly 'damaged_dump.no_record': { readonly line: Parameter }
  readonly 'damaged_store.not_a_file': None
  readonly 'damaged_store.empty': None
  readonly 'damaged_store.no_database': None
  readonly 'damaged_store.damaged': None
  readonly 'damaged_store.damaged_log': { readonly log: Parameter; readonly byte: Parameter }
  readonly 'damaged_store.log_without_database': { readonly log: Parameter }
  readonly 'damaged_store.other_program': None
  readonly 'damaged_store.no_write_ahead_log': None
  readonly 'damaged_store.not_of_lendwire': None
  readonly 'digest.subject': { readonly library: Parameter; readonly count: number }
  readonly 'digest.subject_quiet': { readonly library: Parameter }
  readonly 'digest.attention': None
  readonly 'digest.more': { readonly count: Parameter }
  readonly 'digest.waiting': { readonly count: Parameter }
  readonly 'digest.to_send': { readonly count: Parameter }
  readonly 'digest.to_approve': { readonly count: Parameter }
  readonly 'digest.to_return': { readonly count: Parameter }
  readonly 'digest.overdue': { readonly count: Parameter }
  readonly 'digest.alarms': None
  readonly 'digest.over': None
  readonly 'digest.still_open': None
  readonly 'digest.waited': { readonly numbers: Parameter }
  readonly 'digest.waits': { readonly numbers: Parameter }
  readonly 'digest.further': { readonly count: Parameter }
  readonly 'digest.page': None
  readonly 'directory.not_json': None
  readonly 'directory.no_page': None
  readonly 'directory.too_many_in_page': { readonly limit: Parameter }
  readonly 'directory.too_many': { readonly limit: Parameter }
  readonly 'directory.too_slow': None
  readonly 'directory.keeps_changing': None
  readonly 'directory.no_entries': None
  readonly 'directory.many_missing': { readonly count: number }
  readonly 'directory.waits': None
  readonly 'directory.own_failure': None
  readonly 'doctor.check.node': None
  readonly 'doctor.check.settings': None
  readonly 'doctor.check.store': None
  readonly 'doctor.check.disk': None
  readonly 'doctor.check.store_clock': None
  readonly 'doctor.check.data_version': None
  readonly 'doctor.check.master_key': None
  readonly 'doctor.check.key_file': None
  readonly 'doctor.check.erasure_list': None
  readonly 'doctor.check.configuration': None
  readonly 'doctor.check.mail': None
  readonly 'doctor.check.public_url': None
  readonly 'doctor.check.clock': None
  readonly 'doctor.check.certificate': None
  readonly 'doctor.check.openid': None
  readonly 'doctor.check.partner': { readonly code: Parameter }
  readonly 'doctor.result.ok': None
  readonly 'doctor.result.warning': None
  readonly 'doctor.result.failed': None
  readonly 'doctor.node': { readonly version: Parameter }
  readonly 'doctor.old_node': { readonly oldest: Parameter }
  readonly 'doctor.settings_read': None
  readonly 'doctor.see': { readonly page: Parameter }
  readonly 'doctor.no_setting': { readonly name: Parameter }
  readonly 'doctor.did_you_mean': { readonly name: Parameter }
  readonly 'doctor.no_master_key': { readonly starts: string | boolean }
  readonly 'doctor.set_master_key': None
  readonly 'doctor.key_readable': { readonly file: Parameter; readonly setting: Parameter; readonly mode: Parameter }
  readonly 'doctor.protect_key': { readonly file: Parameter }
  readonly 'doctor.no_erasure_list': None
  readonly 'doctor.name_erasure_list': None
  readonly 'doctor.erasure_list_writable': { readonly file: Parameter }
  readonly 'doctor.erasure_list_fault': { readonly file: Parameter; readonly why: Parameter }
  readonly 'doctor.correct_erasure_list': None
  readonly 'doctor.documents_read': None
  readonly 'doctor.save_document': None
  readonly 'doctor.mail_taken': { readonly to: Parameter }
  readonly 'doctor.mail_refused': { readonly to: Parameter; readonly why: Parameter }
  readonly 'doctor.see_mail_settings': None
  readonly 'doctor.test_mail_subject': None
  readonly 'doctor.test_mail_text': { readonly host: Parameter; readonly from: Parameter }
  readonly 'doctor.no_mail_server': { readonly webhook: string | boolean }
  readonly 'doctor.set_mail_server': { readonly webhook: string | boolean }
  readonly 'doctor.no_mail_from': { readonly webhook: string | boolean }
  readonly 'doctor.set_mail_from': None
  readonly 'doctor.see_smtp': None
  readonly 'doctor.ask_partner': None
  readonly 'doctor.answers': { readonly place: Parameter }
  readonly 'doctor.no_answer': { readonly place: Parameter; readonly why: Parameter }
  readonly 'doctor.http_status': { readonly url: Parameter; readonly status: Parameter }
  readonly 'doctor.let_proxy_pass': None
  readonly 'doctor.other_answer': { readonly url: Parameter; readonly body: Parameter }
  readonly 'doctor.set_url_without_path': None
  readonly 'doctor.no_public_url': None
  readonly 'doctor.set_public_url': None
  readonly 'doctor.clock_differs': { readonly url: Parameter; readonly seconds: Parameter }
  readonly 'doctor.synchronize': None
  readonly 'doctor.clock_agrees': None
  readonly 'doctor.url_of_this_machine': { readonly url: Parameter }
  readonly 'doctor.set_public_url_for_others': None
  readonly 'doctor.see_network': None
  readonly 'doctor.certificate_valid': { readonly days: Parameter }
  readonly 'doctor.renew': None
  readonly 'doctor.install_certificate': { readonly host: Parameter }
  readonly 'doctor.postgres': { readonly version: Parameter; readonly fsync: Parameter; readonly commit: Parameter; readonly standbys: Parameter; readonly synchronous: Parameter }
  readonly 'doctor.postgres_durable': None
  readonly 'doctor.clock_ahead': { readonly milliseconds: Parameter }
  readonly 'doctor.set_clocks': None
  readonly 'doctor.no_schema': { readonly schema: Parameter }
  readonly 'doctor.newer_data': { readonly data: Parameter; readonly program: Parameter; readonly own: Parameter }
  readonly 'doctor.start_version': { readonly program: Parameter }
  readonly 'doctor.data_version': { readonly data: Parameter }
  readonly 'doctor.older_data': { readonly data: Parameter; readonly own: Parameter }
  readonly 'doctor.back_up': None
  readonly 'doctor.disk': { readonly free: Parameter; readonly folder: Parameter }
  readonly 'doctor.make_room': None
  readonly 'doctor.newer_file': { readonly file: Parameter; readonly program: Parameter; readonly data: Parameter; readonly own: Parameter }
  readonly 'doctor.store': { readonly file: Parameter; readonly data: Parameter }
  readonly 'doctor.older_file': { readonly file: Parameter; readonly data: Parameter; readonly own: Parameter }
  readonly 'doctor.back_up_and_check': None
  readonly 'doctor.no_file': { readonly file: Parameter }
  readonly 'doctor.no_folder': { readonly folder: Parameter }
  readonly 'doctor.create_folder': None
  readonly 'doctor.redis_may_lose': { readonly why: Parameter }
  readonly 'doctor.set_redis': None
  readonly 'explanation.next_partner': { readonly partner: Parameter }
  readonly 'explanation.sent_to': { readonly partner: Parameter }
  readonly 'explanation.skipped': { readonly partner: Parameter; readonly why: Parameter }
  readonly 'explanation.left_out': { readonly partner: Parameter; readonly why: Parameter }
  readonly 'explanation.stays': { readonly partner: Parameter; readonly why: Parameter }
  readonly 'explanation.more_left_out': { readonly count: number }
  readonly 'explanation.waits_for_closed_partner': { readonly partner: Parameter; readonly day: Parameter }
  readonly 'explanation.asked_last': { readonly partner: Parameter }
  readonly 'explanation.no_rota_rules': None
  readonly 'explanation.no_rota_rule': None
  readonly 'explanation.rota_built': { readonly parts: Parameter }
  readonly 'explanation.template': { readonly template: Parameter }
  readonly 'explanation.template_gone': { readonly template: Parameter }
  readonly 'explanation.rule': { readonly number: Parameter; readonly name: Parameter }
  readonly 'explanation.no_partner_left': None
  readonly 'explanation.no_partner_after_cancel': None
  readonly 'explanation.no_title': None
  readonly 'explanation.held': { readonly reasons: Parameter }
  readonly 'explanation.held_for.approval': None
  readonly 'explanation.held_for.duplicate': None
  readonly 'explanation.held_for.locally_owned': None
  readonly 'explanation.held_for.copyright': None
  readonly 'explanation.held_for.staff': None
  readonly 'explanation.held_for.until': None
  readonly 'explanation.held_for.may_have_shipped': None
  readonly 'explanation.held_for.duplicate_at_partner': None
  readonly 'explanation.sending.no_rule_automatic': None
  readonly 'explanation.sending.no_rule_staff': None
  readonly 'explanation.sending.send': { readonly rule: Parameter }
  readonly 'explanation.sending.wait_for_approval': { readonly rule: Parameter }
  readonly 'explanation.sending.wait_for_staff': { readonly rule: Parameter }
  readonly 'explanation.sending.hold_until': { readonly rule: Parameter; readonly day: Parameter }
  readonly 'explanation.no_catalogue': None
  readonly 'explanation.locate_too_slow': None
  readonly 'explanation.not_located_anywhere': None
  readonly 'explanation.own_catalogue': { readonly answer: Parameter }
  readonly 'explanation.locally_owned': None
  readonly 'explanation.transfer_retried': { readonly record: Parameter }
  readonly 'explanation.accepted_within_maximum': None
  readonly 'explanation.conditions_accepted': None
  readonly 'explanation.same_conditions': None
  readonly 'explanation.offer_not_answered': None
  readonly 'explanation.broker_goes_on': None
  readonly 'explanation.supplier_stays': { readonly supplier: Parameter }
  readonly 'explanation.no_answer_in_time': None
  readonly 'explanation.no_answer_claimed': None
  readonly 'explanation.no_answer_may_have_shipped': None
  readonly 'explanation.no_answer_not_cancelled': None
  readonly 'explanation.no_answer_not_claimed': None
  readonly 'explanation.cancel_not_answered': None
  readonly 'explanation.status_requested': None
  readonly 'explanation.partner_reminded': None
  readonly 'explanation.date_of_interest_passed': None
  readonly 'explanation.due_date_notice_too_late': None
  readonly 'explanation.deadline_ended': None
  readonly 'explanation.other_request_in_force': { readonly operation: Parameter }
  readonly 'explanation.answered_already': None
  readonly 'explanation.in_doubt_cancel_tells': None
  readonly 'explanation.in_doubt_cancel_too': None
  readonly 'explanation.resent_may_make_second_loan': None
  readonly 'explanation.may_make_second_loan': None
  readonly 'explanation.repeat_refused': { readonly operation: Parameter }
  readonly 'explanation.request_unknown': None
  readonly 'explanation.no_request_to_cancel': None
  readonly 'explanation.finished_already': None
  readonly 'explanation.finished_unseen': None
  readonly 'explanation.waits_for_number': None
  readonly 'explanation.cancel_settled': None
  readonly 'explanation.retry_taken_back': None
  readonly 'explanation.not_sent_again': { readonly why: Parameter }
  readonly 'explanation.not_sent': { readonly operation: Parameter; readonly why: Parameter }
  readonly 'explanation.not_sendable': { readonly operation: Parameter; readonly why: Parameter }
  readonly 'explanation.not_sendable_in_full': { readonly operation: Parameter; readonly why: Parameter }
  readonly 'explanation.in_note': { readonly parts: Parameter }
  readonly 'explanation.unsubscribed': { readonly notice: Parameter }
  readonly 'explanation.repeat': None
  readonly 'explanation.event': { readonly event: Parameter; readonly why: Parameter }
  readonly 'explanation.event_older': { readonly event: Parameter }
  readonly 'explanation.event_in_notification': { readonly event: Parameter }
  readonly 'explanation.event_names_no_new_item': { readonly event: Parameter }
  readonly 'explanation.event_while_retry_waits': { readonly event: Parameter }
  readonly 'explanation.asked_again_since': { readonly partner: Parameter }
  readonly 'explanation.answer_contradicts_status': None
  readonly 'explanation.note_says_shipped': None
  readonly 'explanation.said_shipped': None
  readonly 'explanation.no_shipment_known': None
  readonly 'explanation.entry_not_in_rota': None
  readonly 'explanation.another_loan': None
  readonly 'explanation.said_of_another_loan': { readonly number: Parameter }
  readonly 'explanation.another_loan_shipped': { readonly partner: Parameter; readonly number: Parameter }
  readonly 'explanation.left_but_shipped': { readonly partner: Parameter }
  readonly 'explanation.left_but_refused': { readonly partner: Parameter }
  readonly 'explanation.no_longer_asked': { readonly partner: Parameter }
  readonly 'explanation.another_supplier_refuses': None
  readonly 'explanation.counts_as_shipped': { readonly event: Parameter }
  readonly 'explanation.return_not_seen': None
  readonly 'explanation.gives_up_items_here': None
  readonly 'explanation.more_to_check_in': { readonly count: Parameter }
  readonly 'explanation.file_to_patron': None
  readonly 'explanation.closed': None
  readonly 'explanation.nothing_is_recorded': None
  readonly 'explanation.patron_did_not_answer': None
  readonly 'explanation.no_item_here': None
  readonly 'explanation.no_hold': None
  readonly 'explanation.removed_before': None
  readonly 'explanation.deletion_decides': None
  readonly 'explanation.hold_ended_with_loan': None
  readonly 'explanation.lent_again': None
  readonly 'explanation.nothing_new_from_sources': None
  readonly 'explanation.nothing_from_sources': { readonly why: Parameter }
  readonly 'explanation.patron_known': None
  readonly 'explanation.patron_not_looked_up': { readonly why: Parameter }
  readonly 'explanation.finding_holders': None
  readonly 'explanation.source_answered': { readonly source: Parameter; readonly holders: number; readonly questions: number }
  readonly 'explanation.source_failed': { readonly source: Parameter; readonly why: Parameter }
  readonly 'explanation.holders_not_awaited': None
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
  readonly 'failure.imap_not_moved': { readonly folder: Parameter }
  readonly 'failure.internal': None
  readonly 'failure.partner_missing': None
  readonly 'failure.no_ils': None
  readonly 'failure.restored': None
  readonly 'failure.person_erased': None
  readonly 'failure.partner_paused': { readonly partner: Parameter; readonly failures: Parameter; readonly until: Parameter }
  readonly 'failure.partner_probed': { readonly partner: Parameter; readonly failures: Parameter }
  readonly 'failure.lookup_item': { readonly reason: Parameter }
  readonly 'failure.other_item_there': { readonly id: Parameter }
  readonly 'failure.lookup_user': { readonly reason: Parameter }
  readonly 'failure.letter_bounced': { readonly detail: Parameter }
  readonly 'failure.words_removed': None
  readonly 'failure.http_said': { readonly status: Parameter; readonly words: Parameter }
  readonly 'failure.repeat_withheld': None
  readonly 'failure.of': { readonly what: Parameter; readonly reason: Parameter }
  readonly 'failure.record_stays': None
  readonly 'failure.refused': None
  readonly 'failure.hold_not_named': { readonly reason: Parameter }
  readonly 'failure.hold_not_asked': None
  readonly 'fault.loan_to_borrow_ratio': None
  readonly 'fault.one_master_key_source': None
  readonly 'fault.required_for_openid': None
  readonly 'fault.required_to_sign_mails': None
  readonly 'fault.true_or_false': None
  readonly 'fault.number': None
  readonly 'fault.retry_delay_too_short': None
  readonly 'fault.plain_address': None
  readonly 'fault.https': None
  readonly 'fault.identity_provider_address': None
  readonly 'fault.json': None
  readonly 'fault.smtp_address': None
  readonly 'fault.email_address': None
  readonly 'fault.database_name': None
  readonly 'fault.address_with_place': { readonly place: Parameter }
  readonly 'fault.no_such_member': None
  readonly 'fault.not_empty': None
  readonly 'fault.left_out': None
  readonly 'fault.storable': None
  readonly 'fault.too_deep': { readonly levels: Parameter }
  readonly 'fault.worker_needs_redis': None
  readonly 'fault.worker_without_cluster': None
  readonly 'fault.worker_without_files': None
  readonly 'fault.required_for_worker': None
  readonly 'fault.webhook_secret': None
  readonly 'fault.lower_case_code': None
  readonly 'fault.store_address': None
  readonly 'fault.store_prefix': None
  readonly 'fault.store_schema': None
  readonly 'fault.cursor_of_list': None
  readonly 'fault.text_list_sort': None
  readonly 'fault.protocol_name': None
  readonly 'fault.header_not_settable': None
  readonly 'fault.header_name': None
  readonly 'fault.printable_ascii': None
  readonly 'fault.header_without_credentials': None
  readonly 'fault.header_name_api_key': None
  readonly 'fault.no_letters_in_language': { readonly language: Parameter; readonly languages: Parameter }
  readonly 'fault.host': None
  readonly 'fault.currency_code': None
  readonly 'fault.plaintext_credentials': None
  readonly 'fault.credentials_in_url': None
  readonly 'fault.tls_for_tcp_only': None
  readonly 'fault.url_with_fragment': None
  readonly 'fault.private_network': { readonly host: Parameter }
  readonly 'fault.vendor_code': None
  readonly 'fault.element_prefix': None
  readonly 'fault.confirmation_is_no_message': None
  readonly 'fault.address_or_domain': None
  readonly 'fault.language_code': None
  readonly 'fault.answer_page_only': None
  readonly 'fault.answer_page_json': None
  readonly 'fault.subject_placeholders': { readonly placeholders: Parameter }
  readonly 'fault.one_line': None
  readonly 'fault.template_placeholders': { readonly placeholders: Parameter }
  readonly 'fault.without_control_characters': None
  readonly 'fault.sha256_hmac': None
  readonly 'fault.url_without_credentials': None
  readonly 'fault.index_name': None
  readonly 'fault.printable_ascii_word': None
  readonly 'fault.idempotency_key': None
  readonly 'fault.no_such_parameter': None
  readonly 'fault.number_or_request': None
  readonly 'fault.view_code': None
  readonly 'fault.request_twice': None
  readonly 'fault.one_of_citation_inputs': None
  readonly 'fault.no_such_library_configured': None
  readonly 'fault.required_without_copy': { readonly member: Parameter }
  readonly 'fault.citation_and_service': None
  readonly 'fault.no_such_status': None
  readonly 'fault.no_such_filter': None
  readonly 'fault.attachment_place': None
  readonly 'fault.id_twice': None
  readonly 'fault.true_or_false_word': None
  readonly 'fault.day': None
  readonly 'fault.day_or_relative': None
  readonly 'fault.day_or_time': None
  readonly 'fault.patron_id_or_barcode': None
  readonly 'fault.feed_cursor': None
  readonly 'fault.cursor_example': { readonly example: Parameter }
  readonly 'fault.notice_name': None
  readonly 'fault.next_cursor': None
  readonly 'fault.key_id': None
  readonly 'fault.after_now': { readonly now: Parameter; readonly value: Parameter }
  readonly 'fault.email_required': None
  readonly 'fault.name_required': None
  readonly 'fault.logout_token': None
  readonly 'fault.path_of_lendwire': None
  readonly 'fault.user_id': None
  readonly 'fault.day_passed': { readonly today: Parameter }
  readonly 'fault.no_workflow': { readonly workflow: Parameter }
  readonly 'fault.partner_in_rota': None
  readonly 'fault.no_declaration': { readonly version: Parameter }
  readonly 'fault.strong_key': None
  readonly 'fault.closure_ends_before': None
  readonly 'fault.agency_twice': None
  readonly 'fault.key_text': None
  readonly 'fault.token_text': None
  readonly 'fault.hash_as_shown': None
  readonly 'fault.secret_or_hash': None
  readonly 'fault.user_name': None
  readonly 'fault.two_of_a_kind': None
  readonly 'fault.code_in_address': { readonly code: Parameter }
  readonly 'fault.required_for_role': { readonly role: Parameter }
  readonly 'fault.not_for_role': { readonly role: Parameter }
  readonly 'fault.repeats_text': None
  readonly 'fault.known_password': None
  readonly 'fault.key_hash': None
  readonly 'fault.key_or_hash': None
  readonly 'fault.https_for_secrets': None
  readonly 'fault.gateway_code': { readonly code: Parameter }
  readonly 'fault.plaintext_password': None
  readonly 'fault.partner_excluded': { readonly partner: Parameter }
  readonly 'fault.webhook_library': None
  readonly 'fault.same_as': { readonly other: Parameter; readonly member: Parameter }
  readonly 'fault.configuration_sections': None
  readonly 'fault.variable_name': None
  readonly 'fault.secret_reference': None
  readonly 'fault.identifier_empty': { readonly type: Parameter }
  readonly 'fault.text_in_a_language': None
  readonly 'fault.language_en': None
  readonly 'fault.rsa_key_length': None
  readonly 'fault.public_key_only': None
  readonly 'fault.name_characters': None
  readonly 'fault.unguessable_text': None
  readonly 'fault.remove_before_anonymize': None
  readonly 'fault.time_zone': None
  readonly 'fault.notice_placeholders': { readonly placeholders: Parameter }
  readonly 'fault.notice_status': { readonly statuses: Parameter }
  readonly 'fault.client_secret': None
  readonly 'fault.scopes': None
  readonly 'fault.duration_limits': { readonly shortest: Parameter; readonly longest: Parameter }
  readonly 'fault.whole_days': None
  readonly 'fault.time_of_day': None
  readonly 'fault.instant': None
  readonly 'fault.time': None
  readonly 'fault.duration': None
  readonly 'fault.library_code': None
  readonly 'fault.code': None
  readonly 'fault.entry_code': None
  readonly 'fault.request_number': None
  readonly 'fault.request_id': None
  readonly 'fault.decimal': None
  readonly 'fault.file_address': None
  readonly 'fault.http_address': None
  readonly 'fault.port': None
  readonly 'fault.http_or_tcp_address': None
  readonly 'fault.network': None
  readonly 'fault.token_address_length': { readonly limit: Parameter }
  readonly 'fault.longer_than_zero': None
  readonly 'fault.status_or_ready': None
  readonly 'fault.days_condition': None
  readonly 'fault.patron_id': None
  readonly 'fault.more_than_blanks': None
  readonly 'fault.alarm_code': None
  readonly 'fault.token_unknown': None
  readonly 'fault.library_missing': { readonly library: Parameter }
  readonly 'fault.not_beside_library': None
  readonly 'fault.library_required': None
  readonly 'fault.actor': None
  readonly 'fault.one_of': { readonly count: number; readonly values: Parameter; readonly more: number }
  readonly 'fault.one_of_similar': { readonly count: number; readonly values: Parameter; readonly more: number; readonly similar: Parameter }
  readonly 'fault.exactly': { readonly limit: Parameter }
  readonly 'fault.less_than': { readonly limit: Parameter }
  readonly 'fault.more_than': { readonly limit: Parameter }
  readonly 'fault.at_most': { readonly limit: Parameter }
  readonly 'fault.at_least': { readonly limit: Parameter }
  readonly 'fault.exact_length': { readonly limit: Parameter; readonly unit: string | boolean }
  readonly 'fault.too_long': { readonly limit: Parameter; readonly unit: string | boolean }
  readonly 'fault.too_short': { readonly limit: Parameter; readonly unit: string | boolean }
  readonly 'fault.pattern': { readonly pattern: Parameter }
  readonly 'fault.no_pattern': { readonly reason: Parameter }
  readonly 'fault.pattern_too_large': { readonly size: Parameter; readonly limit: Parameter }
  readonly 'fault.starts_with': { readonly text: Parameter }
  readonly 'fault.ends_with': { readonly text: Parameter }
  readonly 'fault.format': { readonly format: Parameter }
  readonly 'fault.page_size': { readonly most: Parameter }
  readonly 'fault.page_size_was': { readonly most: Parameter; readonly was: Parameter }
  readonly 'fault.required': { readonly type: string | boolean }
  readonly 'fault.type': { readonly type: string | boolean }
  readonly 'fault.multiple_of': { readonly number: Parameter }
  readonly 'fault.no_allowed_form': None
  readonly 'fault.email': None
  readonly 'fault.url': None
  readonly 'fault.host_name': None
  readonly 'fault.uuid': None
  readonly 'fault.ipv4': None
  readonly 'fault.ipv6': None
  readonly 'fault.ipv4_network': None
  readonly 'fault.ipv6_network': None
  readonly 'fault.or': { readonly one: Parameter; readonly other: Parameter }
  readonly 'fault.no_such_member_similar': { readonly similar: Parameter }
  readonly 'fault.no_such_parameter_similar': { readonly similar: Parameter }
  readonly 'fault.no_such_filter_similar': { readonly similar: Parameter }
  readonly 'fault.letter_needs_answer': { readonly placeholder: Parameter }
  readonly 'fault.paragraphs_of_their_own': { readonly placeholders: Parameter }
  readonly 'fault.mail_address': { readonly example: Parameter }
  readonly 'fault.password_length': { readonly shortest: Parameter; readonly longest: Parameter; readonly length: Parameter }
  readonly 'fault.password_guessable': None
  readonly 'fault.check_digit': { readonly type: Parameter; readonly similar: Parameter }
  readonly 'fault.isbn': None
  readonly 'fault.isbn_length': { readonly digits: Parameter }
  readonly 'fault.issn': None
  readonly 'fault.issn_length': { readonly digits: Parameter }
  readonly 'fault.doi': None
  readonly 'fault.pmid': None
  readonly 'fault.oclc': None
  readonly 'fault.lccn': None
  readonly 'fault.rule_name_twice': { readonly name: Parameter }
  readonly 'fault.different_characters': { readonly count: Parameter }
  readonly 'fault.no_document': { readonly kind: string | boolean; readonly document: Parameter }
  readonly 'fault.stored_document': { readonly kind: string | boolean; readonly document: Parameter; readonly faults: Parameter }
  readonly 'fault.at': { readonly path: Parameter; readonly fault: Parameter }
  readonly 'fault.secrets_of_webhook': { readonly call: Parameter }
  readonly 'fault.no_masked_secret': { readonly mask: Parameter }
  readonly 'fault.masked_url_changed': { readonly mask: Parameter }
  readonly 'fault.masked_secret_elsewhere': { readonly mask: Parameter }
  readonly 'fault.no_such_currency': { readonly currency: Parameter }
  readonly 'fault.no_such_currency_similar': { readonly currency: Parameter; readonly similar: Parameter }
  readonly 'fault.not_identifiable': None
  readonly 'fault.files_come_with_shipped': None
  readonly 'fault.no_attachment': { readonly place: Parameter }
  readonly 'fault.attachment_type': { readonly place: Parameter }
  readonly 'fault.variable_not_set': { readonly name: Parameter }
  readonly 'fault.file_unreadable': { readonly file: Parameter }
  readonly 'fault.partner_twice': { readonly partner: Parameter }
  readonly 'fault.template_twice': { readonly template: Parameter }
  readonly 'fault.no_patron_look_up': None
  readonly 'fault.ils_unknown_patron': None
  readonly 'fault.ils_wrong_pin': None
  readonly 'fault.ils_blocked_patron': None
  readonly 'fault.protocol_without_relay': { readonly protocol: Parameter }
  readonly 'fault.partner_pending': None
  readonly 'fault.agency_types': { readonly types: Parameter; readonly libraries: Parameter }
  readonly 'fault.agency_types_of_partner': { readonly partner: Parameter; readonly types: Parameter }
  readonly 'fault.did_you_mean': { readonly reason: Parameter; readonly similar: Parameter }
  readonly 'fault.sealed_with_lost_key': { readonly key: Parameter }
  readonly 'fault.passkey_answer': None
  readonly 'fault.app_code': None
  readonly 'fault.code_required': None
  readonly 'fault.at_most_duration': { readonly longest: Parameter }
  readonly 'fault.csv_column': { readonly column: Parameter; readonly nearest: Parameter }
  readonly 'fault.csv_tier': { readonly text: Parameter }
  readonly 'fault.csv_too_large': { readonly lines: number; readonly cells: number }
  readonly 'fault.csv_closure': { readonly text: Parameter }
  readonly 'fault.csv_no_column': { readonly column: Parameter }
  readonly 'fault.csv_column_twice': { readonly column: Parameter }
  readonly 'fault.csv_column_missing': { readonly column: Parameter }
  readonly 'fault.csv_no_rows': None
  readonly 'fault.csv_cells': { readonly count: Parameter; readonly columns: Parameter; readonly separator: Parameter }
  readonly 'fault.csv_quote': None
  readonly 'fault.csv_encoding': None
  readonly 'fault.csv_list': { readonly text: Parameter }
  readonly 'fault.csv_network': { readonly text: Parameter }
  readonly 'fault.csv_yes_no': { readonly text: Parameter }
  readonly 'fault.directory_unreadable': { readonly why: Parameter }
  readonly 'fault.entry_twice': { readonly code: Parameter; readonly line: Parameter }
  readonly 'fault.entry_of_source': { readonly code: Parameter; readonly source: Parameter }
  readonly 'fault.symbol_of_entry': { readonly symbol: Parameter; readonly entry: Parameter }
  readonly 'fault.no_parent_entry': { readonly parent: Parameter }
  readonly 'fault.circular_parent': { readonly code: Parameter }
  readonly 'fault.too_many_missing': { readonly count: number }
  readonly 'fault.statistics_range': { readonly from: Parameter }
  readonly 'fault.statistics_dimension': { readonly measure: Parameter; readonly dimension: Parameter }
  readonly 'fault.statistics_rows': { readonly limit: Parameter }
  readonly 'fault.statistics_where': None
  readonly 'fault.month': None
  readonly 'file.exists': { readonly file: Parameter }
  readonly 'file.write_failed': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.no_complete_dump': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.setting_unreadable': { readonly name: Parameter; readonly reason: Parameter }
  readonly 'file.setting_faults': { readonly name: Parameter }
  readonly 'file.no_private_key': { readonly file: Parameter }
  readonly 'file.no_certificate': { readonly file: Parameter }
  readonly 'file.letters_unreadable': { readonly folder: Parameter; readonly reason: Parameter }
  readonly 'file.erasures_damaged': None
  readonly 'file.erasures_unreadable': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.erasures_unwritable': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.key_unreadable': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.no_key_file': { readonly file: Parameter }
  readonly 'file.key_of_other_user': { readonly file: Parameter }
  readonly 'file.cannot_be_written': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.missing': { readonly file: Parameter }
  readonly 'file.unreadable': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'file.neither_backup_nor_dump': { readonly file: Parameter }
  readonly 'file.damaged': { readonly file: Parameter; readonly checksum: Parameter }
  readonly 'file.place': { readonly line: Parameter; readonly column: Parameter }
  readonly 'file_error.write.ENOENT': None
  readonly 'file_error.write.ENOTDIR': None
  readonly 'file_error.write.EACCES': None
  readonly 'file_error.write.EPERM': None
  readonly 'file_error.write.EROFS': None
  readonly 'file_error.write.ENOSPC': None
  readonly 'file_error.write.EISDIR': None
  readonly 'file_error.read.ENOENT': None
  readonly 'file_error.read.EACCES': None
  readonly 'file_error.read.EPERM': None
  readonly 'file_error.read.EISDIR': None
  readonly 'file_error.read.ENOTDIR': None
  readonly 'file_error.other': { readonly error: Parameter }
  readonly 'finding.available': None
  readonly 'finding.not_available_now': None
  readonly 'finding.availability_unknown': None
  readonly 'finding.part_held': { readonly availability: Parameter; readonly part: Parameter; readonly extent: Parameter }
  readonly 'finding.part_not_held': { readonly part: Parameter; readonly extent: Parameter }
  readonly 'finding.part_unclear': { readonly part: Parameter; readonly extent: Parameter }
  readonly 'finding.not_supplied': None
  readonly 'finding.no_title': { readonly about: Parameter }
  readonly 'finding.names_no_holdings': None
  readonly 'finding.not_held_by': { readonly code: Parameter }
  readonly 'finding.own_copy': { readonly found: Parameter; readonly place: Parameter }
  readonly 'finding.at_question': { readonly about: Parameter; readonly reason: Parameter }
  readonly 'finding.nothing_to_ask': None
  readonly 'finding.refused': { readonly reasons: Parameter }
  readonly 'finding.not_asked': None
  readonly 'finding.profile_gone': { readonly profile: Parameter }
  readonly 'finding.catalogue_silent': { readonly reason: Parameter }
  readonly 'finding.no_answer': None
  readonly 'finding.diagnostic': { readonly words: Parameter }
  readonly 'finding.no_daia': None
  readonly 'finding.daia_error': { readonly words: Parameter }
  readonly 'finding.no_ncip': None
  readonly 'finding.wrong_ncip': { readonly kind: Parameter }
  readonly 'finding.no_xml': { readonly fault: Parameter }
  readonly 'finding.wrong_sru': { readonly kind: Parameter }
  readonly 'finding.records_missing': { readonly count: Parameter }
  readonly 'identity_provider.answers': { readonly issuer: Parameter }
  readonly 'identity_provider.other_issuer': { readonly named: Parameter; readonly issuer: Parameter }
  readonly 'identity_provider.keys': None
  readonly 'identity_provider.no_keys': None
  readonly 'identity_provider.secret_right': None
  readonly 'identity_provider.secret_refused': { readonly answer: Parameter }
  readonly 'identity_provider.secret_unclear': { readonly answer: Parameter }
  readonly 'identity_provider.redirect_registered': { readonly address: Parameter }
  readonly 'identity_provider.redirect_refused': { readonly address: Parameter }
  readonly 'identity_provider.unknown_library': { readonly library: Parameter }
  readonly 'identity_provider.failed': { readonly reason: Parameter }
  readonly 'identity_provider_remedy.issuer': None
  readonly 'identity_provider_remedy.keys': None
  readonly 'identity_provider_remedy.secret': None
  readonly 'identity_provider_remedy.try_sign_in': None
  readonly 'identity_provider_remedy.redirect': None
  readonly 'identity_provider_remedy.reach': None
  readonly 'identity_provider_remedy.library': None
  readonly 'ils_call.off': None
  readonly 'ils_call.not_tried': { readonly needs: Parameter }
  readonly 'ils_call.needs.lookup_user': None
  readonly 'ils_call.needs.lookup_item': None
  readonly 'ils_call.needs.create_item': None
  readonly 'ils_call.needs.accept_item': { readonly pickup: Parameter; readonly action: Parameter }
  readonly 'ils_call.needs.check_in_item': None
  readonly 'ils_call.needs.delete_item': None
  readonly 'ils_call.needs.cancel_request_item': { readonly hold: Parameter }
  readonly 'ils_call.needs.renew_item': None
  readonly 'ils_call.needs.recall_item': None
  readonly 'ils_call.hold.own_request': None
  readonly 'ils_call.hold.item': None
  readonly 'ils_call.hold.request': None
  readonly 'ils_call.pickup.of_request': None
  readonly 'ils_call.pickup.set': { readonly location: Parameter }
  readonly 'ils_call.no_question': None
  readonly 'import_file.column_twice': { readonly file: Parameter; readonly column: Parameter }
  readonly 'import_file.not_csv': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'import_file.ending': { readonly file: Parameter }
  readonly 'import_file.report_of_other_kind': { readonly file: Parameter; readonly kind: Parameter; readonly wanted: Parameter }
  readonly 'import_file.not_utf8': None
  readonly 'import_file.not_object': None
  readonly 'import_file.cells': None
  readonly 'kept_message.no_request': None
  readonly 'kept_message.request_unknown': None
  readonly 'kept_message.several_requests': None
  readonly 'kept_message.named_in_text': None
  readonly 'kept_message.marked_automatic': { readonly sign: string | boolean }
  readonly 'kept_message.automatic_would_act': None
  readonly 'kept_message.automatic': { readonly sign: string | boolean }
  readonly 'kept_message.nothing_written': None
  readonly 'kept_message.not_understood': None
  readonly 'kept_message.doubtful': None
  readonly 'kept_message.contradictory': None
  readonly 'kept_message.not_final': None
  readonly 'kept_message.does_not_fit': None
  readonly 'kept_message.too_long': None
  readonly 'kept_message.values_not_kept': None
  readonly 'kept_message.too_many_files': { readonly max: Parameter }
  readonly 'kept_message.file_not_taken': { readonly type: Parameter; readonly size: Parameter }
  readonly 'kept_message.unknown_letter': None
  readonly 'kept_message.other_recipient': None
  readonly 'kept_message.letter_delayed': { readonly detail: Parameter }
  readonly 'kept_message.notice_delayed': None
  readonly 'kept_message.letter_settled': { readonly state: Parameter }
  readonly 'kept_message.partner_gone': None
  readonly 'kept_message.not_asked_by_email': { readonly partner: Parameter }
  readonly 'kept_message.sender_unclear': None
  readonly 'kept_message.other_sender': { readonly partner: Parameter }
  readonly 'kept_message.replies_off': None
  readonly 'kept_message.no_trusted_server': { readonly checks: Parameter }
  readonly 'kept_message.checks_failed': { readonly checks: Parameter }
  readonly 'kept_message.too_many_mails': { readonly partner: Parameter }
  readonly 'kept_message.not_processed': None
  readonly 'kept_message.gateway_failed': None
  readonly 'kept_message.kept_changing': None
  readonly 'kept_message.over_size_limit': { readonly kept: Parameter }
  readonly 'kept_message.over_mail_limit': { readonly limit: Parameter; readonly kept: Parameter }
  readonly 'kept_message.same_bytes': None
  readonly 'kept_message.words_removed': None
  readonly 'kept_message.id_unknown': None
  readonly 'kept_message.item_unknown': None
  readonly 'kept_message.agency_unknown': None
  readonly 'kept_message.sender_agency': { readonly agency: Parameter }
  readonly 'kept_message.other_agency': { readonly agency: Parameter }
  readonly 'kept_message.so_already': None
  readonly 'kept_message.request_lost': None
  readonly 'kept_message.ambiguous_item': { readonly item: Parameter; readonly requests: Parameter }
  readonly 'kept_message.older_dropped': { readonly dropped: Parameter }
  readonly 'kept_message.older_dropped_too': { readonly why: Parameter; readonly dropped: Parameter }
  readonly 'kept_message.too_many_of_request': { readonly why: Parameter; readonly request: Parameter }
  readonly 'kept_message.reprocessed_as': { readonly message: Parameter }
  readonly 'kept_message.assigned_as': { readonly message: Parameter }
  readonly 'kept_message.assigned_before': None
  readonly 'kept_message.assigned_from': { readonly message: Parameter }
  readonly 'kept_message.as_system_of': { readonly library: Parameter; readonly why: Parameter }
  readonly 'kept_message.as_system_of_none': { readonly why: Parameter }
  readonly 'kept_message.other_network': None
  readonly 'kept_message.no_credentials': None
  readonly 'kept_message.not_credentials_of_system': None
  readonly 'kept_message.dismissed_by': { readonly who: Parameter }
  readonly 'kept_message.credentials_of_nobody': None
  readonly 'kept_message.not_credentials_of_partner': None
  readonly 'kept_message.other_protocol': None
  readonly 'kept_message.several_partners': None
  readonly 'kept_message.report_refuted': None
  readonly 'kept_message.winmail': None
  readonly 'kept_message.pgp_encrypted': None
  readonly 'kept_message.smime_container': None
  readonly 'lender_option.port': None
  readonly 'lender_option.host': None
  readonly 'lender_option.scenario': None
  readonly 'lender_option.gateway': None
  readonly 'lender_option.token': None
  readonly 'lender_option.agency': None
  readonly 'lender_option.protocol': None
  readonly 'lender_option.address': None
  readonly 'lender_option.smtp': None
  readonly 'lender_option.profile': None
  readonly 'lender_option.edition': None
  readonly 'lender_option.system': None
  readonly 'lender_option.account': None
  readonly 'lender_option.bearer': None
  readonly 'lender_option.pace': None
  readonly 'lender_option.ledger': None
  readonly 'lender_option.requests': None
  readonly 'lender_scenario.will-supply-then-loaned': None
  readonly 'lender_scenario.loaned-at-once': None
  readonly 'lender_scenario.copy-at-once': None
  readonly 'lender_scenario.unfilled': None
  readonly 'lender_scenario.unfilled-after-will-supply': None
  readonly 'lender_scenario.cancel-accepted': None
  readonly 'lender_scenario.cancel-refused': None
  readonly 'lender_scenario.silent': None
  readonly 'lender_scenario.error-confirmation': None
  readonly 'lender_scenario.http-500-then-well': None
  readonly 'lender_scenario.slow': None
  readonly 'lender_scenario.drops-connection-then-error': None
  readonly 'lender_scenario.sends-everything-twice': None
  readonly 'lender_scenario.out-of-order': None
  readonly 'lender_scenario.conditional': None
  readonly 'lender_scenario.retry-possible': None
  readonly 'lender_scenario.renew-refused': None
  readonly 'lender_scenario.recalled': None
  readonly 'lender_scenario.overdue': None
  readonly 'lender_scenario.completed-without-return': None
  readonly 'lender_scenario.manual': None
  readonly 'letter.opening': { readonly partner: Parameter }
  readonly 'letter.closing': { readonly library: Parameter }
  readonly 'letter.letters.request.subject': { readonly title: Parameter }
  readonly 'letter.letters.request.body': { readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.retry.subject': { readonly title: Parameter }
  readonly 'letter.letters.retry.body': { readonly previousReference: Parameter; readonly note: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.cancel.subject': { readonly title: Parameter }
  readonly 'letter.letters.cancel.body': { readonly note: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.accept_condition.subject': { readonly title: Parameter }
  readonly 'letter.letters.accept_condition.body': { readonly note: Parameter; readonly conditions: Parameter; readonly cost: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.decline_condition.subject': { readonly title: Parameter }
  readonly 'letter.letters.decline_condition.body': { readonly conditions: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.received.subject': { readonly title: Parameter }
  readonly 'letter.letters.received.body': { readonly note: Parameter; readonly items: Parameter; readonly missing: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.renew.subject': { readonly title: Parameter }
  readonly 'letter.letters.renew.body': { readonly dueDateWanted: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.shipped_return.subject': { readonly title: Parameter }
  readonly 'letter.letters.shipped_return.body': { readonly note: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.shipped_forward.subject': { readonly title: Parameter }
  readonly 'letter.letters.shipped_forward.body': { readonly toAgency: Parameter; readonly note: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.status_request.subject': { readonly title: Parameter }
  readonly 'letter.letters.status_request.body': { readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.reminder.subject': { readonly title: Parameter }
  readonly 'letter.letters.reminder.body': { readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.message.subject': { readonly title: Parameter }
  readonly 'letter.letters.message.body': { readonly note: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.lost.subject': { readonly title: Parameter }
  readonly 'letter.letters.lost.body': { readonly note: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.damaged.subject': { readonly title: Parameter }
  readonly 'letter.letters.damaged.body': { readonly note: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.letters.hold_return.subject': { readonly title: Parameter }
  readonly 'letter.letters.hold_return.body': { readonly note: Parameter; readonly items: Parameter; readonly details: Parameter; readonly answer: Parameter }
  readonly 'letter.labels.reference': None
  readonly 'letter.labels.previousReference': None
  readonly 'letter.labels.yourReference': None
  readonly 'letter.labels.title': None
  readonly 'letter.labels.author': None
  readonly 'letter.labels.component': None
  readonly 'letter.labels.componentAuthor': None
  readonly 'letter.labels.series': None
  readonly 'letter.labels.edition': None
  readonly 'letter.labels.volumes': None
  readonly 'letter.labels.issue': None
  readonly 'letter.labels.pages': None
  readonly 'letter.labels.published': None
  readonly 'letter.labels.sponsor': None
  readonly 'letter.labels.source': None
  readonly 'letter.labels.identifiers': None
  readonly 'letter.labels.recordNumber': None
  readonly 'letter.labels.callNumber': None
  readonly 'letter.labels.service': None
  readonly 'letter.labels.format': None
  readonly 'letter.labels.level': None
  readonly 'letter.labels.neededBy': None
  readonly 'letter.labels.maximumCost': None
  readonly 'letter.labels.copyright': None
  readonly 'letter.labels.anyEdition': None
  readonly 'letter.labels.note': None
  readonly 'letter.labels.requester': None
  readonly 'letter.labels.deliverTo': None
  readonly 'letter.labels.returnTo': None
  readonly 'letter.labels.item': None
  readonly 'letter.labels.barcode': None
  readonly 'letter.labels.volume': None
  readonly 'letter.labels.dueDate': None
  readonly 'letter.values.loan': None
  readonly 'letter.values.copy': None
  readonly 'letter.values.copyOrLoan': None
  readonly 'letter.values.digital': None
  readonly 'letter.values.physical': None
  readonly 'letter.values.nonReturnable': None
  readonly 'letter.values.yes': None
  readonly 'letter.values.no': None
  readonly 'letter.values.atMost': None
  readonly 'letter.answer.byLink': None
  readonly 'letter.answer.byForm': None
  readonly 'letter.answer.byReply': None
  readonly 'letter.answer.otherwise': None
  readonly 'letter.buttons.will_supply': None
  readonly 'letter.buttons.shipped': None
  readonly 'letter.buttons.unfilled': None
  readonly 'letter.buttons.conditional': None
  readonly 'letter.buttons.retry_possible': None
  readonly 'letter.buttons.cancel_accepted': None
  readonly 'letter.buttons.cancel_refused': None
  readonly 'letter.buttons.renewed': None
  readonly 'letter.buttons.renew_refused': None
  readonly 'letter.buttons.checked_in': None
  readonly 'letter.buttons.recalled': None
  readonly 'letter.buttons.message': None
  readonly 'letter.test.subject': { readonly library: Parameter }
  readonly 'letter.test.text': { readonly partner: Parameter; readonly library: Parameter; readonly link: Parameter }
  readonly 'loan_condition.library_use_only': None
  readonly 'loan_condition.no_renewals': None
  readonly 'loan_condition.no_reproduction': None
  readonly 'loan_condition.signature_required': None
  readonly 'loan_condition.special_collections': None
  readonly 'loan_condition.watched_use': None
  readonly 'message_part.note': None
  readonly 'message_part.service_level': None
  readonly 'message_part.format': None
  readonly 'message_part.copyright_code': None
  readonly 'message_part.page_count': None
  readonly 'message_part.maximum_cost': None
  readonly 'message_part.edition': None
  readonly 'message_part.identifiers': None
  readonly 'message_part.delivery_address': None
  readonly 'monthly_report.subject': { readonly library: Parameter; readonly month: Parameter }
  readonly 'monthly_report.before': { readonly value: Parameter }
  readonly 'monthly_report.year_before': { readonly value: Parameter }
  readonly 'monthly_report.look_at': None
  readonly 'monthly_report.figures': None
  readonly 'monthly_report.trend': None
  readonly 'monthly_report.definitions': None
  readonly 'monthly_report.page': None
  readonly 'monthly_report.nothing': None
  readonly 'monthly_report.running': None
  readonly 'monthly_report.empty': None
  readonly 'monthly_report.fill_rate_fell': { readonly before: Parameter; readonly now: Parameter }
  readonly 'monthly_report.slower': { readonly now: Parameter; readonly before: Parameter }
  readonly 'monthly_report.partner_low': { readonly partner: Parameter; readonly filled: Parameter; readonly count: Parameter }
  readonly 'monthly_report.partner_slow': { readonly partner: Parameter; readonly days: Parameter }
  readonly 'monthly_report.titles_wanted': { readonly count: number }
  readonly 'monthly_report.overdue': { readonly count: number }
  readonly 'monthly_report.lost': { readonly count: number }
  readonly 'named_by.request': { readonly request: Parameter }
  readonly 'named_by.document': { readonly kind: string | boolean; readonly document: Parameter }
  readonly 'named_by.part': { readonly kind: string | boolean; readonly part: Parameter }
  readonly 'next.library': { readonly since: Parameter; readonly task: Parameter }
  readonly 'next.library_until': { readonly since: Parameter; readonly task: Parameter; readonly day: Parameter; readonly consequence: Parameter }
  readonly 'next.waits': { readonly awaited: Parameter; readonly since: Parameter }
  readonly 'next.waits_until': { readonly awaited: Parameter; readonly since: Parameter; readonly day: Parameter; readonly consequence: Parameter }
  readonly 'next.the_partner': None
  readonly 'next.decide': None
  readonly 'next.consequence.partner_asked': { readonly partner: Parameter }
  readonly 'next.consequence.partner_claimed': { readonly partner: Parameter }
  readonly 'next.consequence.closed': None
  readonly 'next.consequence.attention': None
  readonly 'next.consequence.goes_on': None
  readonly 'next.task.send': None
  readonly 'next.task.approve': None
  readonly 'next.task.keep_duplicate': None
  readonly 'next.task.add_partners': None
  readonly 'next.task.find_holders': None
  readonly 'next.task.accept_condition': None
  readonly 'next.task.retry': None
  readonly 'next.task.approve_renewal': None
  readonly 'next.task.receive': None
  readonly 'next.task.confirm_due_date': None
  readonly 'next.task.match_items': None
  readonly 'next.task.close_outstanding': None
  readonly 'next.task.split_request': None
  readonly 'next.task.place_on_shelf': None
  readonly 'next.task.ask_patron': None
  readonly 'next.task.answer_question': None
  readonly 'next.task.revoke_link': None
  readonly 'next.task.patron_loan': None
  readonly 'next.task.hand_over': None
  readonly 'next.task.forward_to_patron': None
  readonly 'next.task.attach_file': None
  readonly 'next.task.return': None
  readonly 'next.task.patron_return': None
  readonly 'next.task.cancel_hold': None
  readonly 'next.task.correct_item': None
  readonly 'next.task.retry_ils': None
  readonly 'next.task.resend': None
  readonly 'next.task.mark_read': None
  readonly 'next.task.claim': None
  readonly 'next.task.report_not_coming': None
  readonly 'next.task.report_not_arrived': None
  readonly 'next.task.undo_return': None
  readonly 'next.task.claim_returned': None
  readonly 'next.task.mark_communicated': None
  readonly 'next.task.adopt': None
  readonly 'next.task.edit': None
  readonly 'next.task.settle_cost': None
  readonly 'next.task.clear_copyright': None
  readonly 'next.task.record_partner_event': None
  readonly 'next.task.skip_ils': None
  readonly 'next.task.cancel': None
  readonly 'next.task.cancel_partner': None
  readonly 'next.task.decline': None
  readonly 'next.task.decline_condition': None
  readonly 'next.task.decline_retry': None
  readonly 'next.task.decline_renewal': None
  readonly 'next.task.look_up': None
  readonly 'next.task.locate': None
  readonly 'next.task.add_rota_template': None
  readonly 'next.task.correct_cost': None
  readonly 'next.task.waive_condition': None
  readonly 'next.task.renew': None
  readonly 'next.task.message': None
  readonly 'next.task.report_lost': None
  readonly 'next.task.found': None
  readonly 'next.task.undo_receive': None
  readonly 'next.task.complete': None
  readonly 'next.edit.condition_stated': None
  readonly 'next.edit.citation_incomplete': None
  readonly 'next.edit.patron_not_reached': None
  readonly 'next.edit.profile_missing': None
  readonly 'next.record_partner_event.unconfirmed': None
  readonly 'next.send.duplicate_at_partner': None
  readonly 'next.mark_read.condition_stated': None
  readonly 'next.mark_read.may_have_missed': None
  readonly 'next.awaited.answer': { readonly partner: Parameter }
  readonly 'next.awaited.confirmation': { readonly partner: Parameter }
  readonly 'next.awaited.shipment': { readonly partner: Parameter }
  readonly 'next.awaited.arrival': { readonly partner: Parameter }
  readonly 'next.awaited.cancel_answer': { readonly partner: Parameter }
  readonly 'next.awaited.number': { readonly partner: Parameter }
  readonly 'next.awaited.renewal_answer': { readonly partner: Parameter }
  readonly 'next.awaited.check_in': { readonly partner: Parameter }
  readonly 'next.awaited.patron_loan': None
  readonly 'next.awaited.patron_answer': None
  readonly 'next.awaited.patron_return': None
  readonly 'next.awaited.in_library_use': None
  readonly 'next.awaited.end_of_use': None
  readonly 'next.awaited.release': { readonly partner: Parameter }
  readonly 'next.awaited.ils_answer': None
  readonly 'next.awaited.locate_answers': None
  readonly 'next.awaited.date': None
  readonly 'next.awaited.delivery': None
  readonly 'not_found.any_mailbox': None
  readonly 'not_found.mailbox_here': None
  readonly 'not_found.patron': None
  readonly 'not_found.patron_of_library': None
  readonly 'not_found.message_without_request': { readonly id: Parameter }
  readonly 'not_found.protocol': { readonly protocol: Parameter; readonly protocols: Parameter }
  readonly 'not_found.partner': { readonly partner: Parameter }
  readonly 'not_found.path': None
  readonly 'not_found.respond_file': None
  readonly 'not_found.manual_page': None
  readonly 'not_found.console_file': None
  readonly 'not_found.library': { readonly library: Parameter }
  readonly 'not_found.request': { readonly request: Parameter }
  readonly 'not_found.item': { readonly item: Parameter; readonly request: Parameter }
  readonly 'not_found.relayed_request': None
  readonly 'not_found.bulk_job': None
  readonly 'not_found.parcel': None
  readonly 'not_found.view': { readonly view: Parameter }
  readonly 'not_found.technician_page': { readonly partner: Parameter }
  readonly 'not_found.letter': None
  readonly 'not_found.any_library': None
  readonly 'not_found.alarm': { readonly alarm: Parameter }
  readonly 'not_found.restored_store': None
  readonly 'not_found.message_of_id': None
  readonly 'not_found.file_in_message': None
  readonly 'not_found.mailbox': { readonly mailbox: Parameter }
  readonly 'not_found.webhook': { readonly webhook: Parameter }
  readonly 'not_found.event': { readonly event: Parameter }
  readonly 'not_found.delivery_of_id': None
  readonly 'not_found.request_with_patron': { readonly request: Parameter }
  readonly 'not_found.key_of_id': None
  readonly 'not_found.session': None
  readonly 'not_found.person_of_session': None
  readonly 'not_found.identity_provider': None
  readonly 'not_found.waiting_sign_in': None
  readonly 'not_found.user_of_id': None
  readonly 'not_found.rota_template': { readonly template: Parameter }
  readonly 'not_found.locate_profile': { readonly profile: Parameter }
  readonly 'not_found.mailbox_to_read': { readonly mailbox: Parameter }
  readonly 'not_found.message': { readonly message: Parameter }
  readonly 'not_found.rota_entry': { readonly request: Parameter }
  readonly 'not_found.delivery': { readonly delivery: Parameter }
  readonly 'not_found.key': { readonly key: Parameter }
  readonly 'not_found.document': { readonly kind: string | boolean; readonly document: Parameter }
  readonly 'not_found.waiting_second_factor': None
  readonly 'not_sendable.partner_gone': None
  readonly 'not_sendable.agency_type': { readonly types: Parameter; readonly type: Parameter }
  readonly 'not_sendable.action_refused': { readonly action: Parameter }
  readonly 'not_sendable.receipt_not_needed': None
  readonly 'not_sendable.ncip_version_has_none': { readonly version: Parameter }
  readonly 'not_sendable.ncip_has_none': None
  readonly 'not_sendable.no_item_id': None
  readonly 'not_sendable.nothing_to_say': None
  readonly 'not_sendable.no_place_for_words': None
  readonly 'not_sendable.no_public_url': None
  readonly 'not_sendable.taken_already': None
  readonly 'not_sendable_mail.subject': { readonly about: Parameter }
  readonly 'not_sendable_mail.text': { readonly partner: Parameter; readonly about: Parameter; readonly content: Parameter; readonly library: Parameter }
  readonly 'not_sendable_mail.operation.request': None
  readonly 'not_sendable_mail.operation.retry': None
  readonly 'not_sendable_mail.operation.cancel': None
  readonly 'not_sendable_mail.operation.accept_condition': None
  readonly 'not_sendable_mail.operation.decline_condition': None
  readonly 'not_sendable_mail.operation.received': None
  readonly 'not_sendable_mail.operation.renew': None
  readonly 'not_sendable_mail.operation.shipped_return': None
  readonly 'not_sendable_mail.operation.shipped_forward': None
  readonly 'not_sendable_mail.operation.status_request': None
  readonly 'not_sendable_mail.operation.reminder': None
  readonly 'not_sendable_mail.operation.message': None
  readonly 'not_sendable_mail.operation.lost': None
  readonly 'not_sendable_mail.operation.damaged': None
  readonly 'not_sendable_mail.operation.hold_return': None
  readonly 'not_sendable_mail.introduction': None
  readonly 'not_sendable_mail.part.note': None
  readonly 'not_sendable_mail.part.service_level': None
  readonly 'not_sendable_mail.part.format': None
  readonly 'not_sendable_mail.part.copyright_code': None
  readonly 'not_sendable_mail.part.page_count': None
  readonly 'not_sendable_mail.part.maximum_cost': None
  readonly 'not_sendable_mail.part.edition': None
  readonly 'not_sendable_mail.part.identifiers': None
  readonly 'not_sendable_mail.part.delivery_address': None
  readonly 'not_sendable_mail.edition.any': None
  readonly 'not_sendable_mail.edition.no_other': None
  readonly 'not_stored.open_database': { readonly file: Parameter }
  readonly 'not_stored.write_backup': { readonly file: Parameter }
  readonly 'not_stored.read_file': { readonly file: Parameter }
  readonly 'not_stored.upgrade': None
  readonly 'not_stored.read': None
  readonly 'not_stored.use': None
  readonly 'not_stored.write': None
  readonly 'note_part.delivery_address': None
  readonly 'note_part.library_address': None
  readonly 'note_part.patron_address': None
  readonly 'note_part.identifiers': None
  readonly 'note_part.needed_by': None
  readonly 'note_part.call_number': None
  readonly 'note_part.service_level': None
  readonly 'note_part.format': None
  readonly 'note_part.copyright': None
  readonly 'note_part.publication_type': None
  readonly 'note_part.payment_method': None
  readonly 'note_part.patron_type': None
  readonly 'notice.frame.greeting': { readonly patron: Parameter }
  readonly 'notice.frame.greeting_without_name': None
  readonly 'notice.frame.item': None
  readonly 'notice.frame.dueBack': None
  readonly 'notice.frame.pickup': None
  readonly 'notice.frame.number': None
  readonly 'notice.frame.openFile': None
  readonly 'notice.frame.accessCode': None
  readonly 'notice.frame.readUntil': None
  readonly 'notice.frame.seeRequest': None
  readonly 'notice.frame.regards': None
  readonly 'notice.frame.why': { readonly library: Parameter }
  readonly 'notice.frame.unsubscribe': None
  readonly 'notice.sentence.created': None
  readonly 'notice.sentence.pending_approval': None
  readonly 'notice.sentence.duplicate': None
  readonly 'notice.sentence.locally_owned': None
  readonly 'notice.sentence.awaiting_copyright_clearance': None
  readonly 'notice.sentence.waiting_for_staff': None
  readonly 'notice.sentence.scheduled': None
  readonly 'notice.sentence.locate_in_process': None
  readonly 'notice.sentence.locate_failed': None
  readonly 'notice.sentence.ready_to_send': None
  readonly 'notice.sentence.request_sent': None
  readonly 'notice.sentence.unconfirmed': None
  readonly 'notice.sentence.send_failed': None
  readonly 'notice.sentence.no_answer': None
  readonly 'notice.sentence.request_accepted': None
  readonly 'notice.sentence.will_supply': None
  readonly 'notice.sentence.conditional': None
  readonly 'notice.sentence.retry_possible': None
  readonly 'notice.sentence.rejected_by_partner': None
  readonly 'notice.sentence.cancel_requested': None
  readonly 'notice.sentence.cancel_not_accepted': None
  readonly 'notice.sentence.shipped_physically': None
  readonly 'notice.sentence.shipped_digitally': None
  readonly 'notice.sentence.shipped_by_other_partner': None
  readonly 'notice.sentence.receiving': None
  readonly 'notice.sentence.ils_refused': None
  readonly 'notice.sentence.received_physically': None
  readonly 'notice.sentence.ready_for_pickup': None
  readonly 'notice.sentence.received_digitally': None
  readonly 'notice.sentence.received_not_for_loan': None
  readonly 'notice.sentence.in_library_use': None
  readonly 'notice.sentence.delivered': None
  readonly 'notice.sentence.question': None
  readonly 'notice.sentence.due_date_near': None
  readonly 'notice.sentence.due_date_passed': None
  readonly 'notice.sentence.loaned_to_patron': None
  readonly 'notice.sentence.returned_by_patron': None
  readonly 'notice.sentence.renew_requested': None
  readonly 'notice.sentence.mediated_renewal': None
  readonly 'notice.sentence.renewed_by_partner': None
  readonly 'notice.sentence.renew_not_accepted': None
  readonly 'notice.sentence.overdue': None
  readonly 'notice.sentence.recalled_by_partner': None
  readonly 'notice.sentence.hold_return': None
  readonly 'notice.sentence.returned_to_partner': None
  readonly 'notice.sentence.lender_check_in': None
  readonly 'notice.sentence.lost_communicated': None
  readonly 'notice.sentence.declared_lost_by_partner': None
  readonly 'notice.sentence.damaged_communicated': None
  readonly 'notice.sentence.externally_obtained': None
  readonly 'notice.sentence.declined': None
  readonly 'notice.sentence.expired': None
  readonly 'notice.sentence.unfilled': None
  readonly 'notice.sentence.lost': None
  readonly 'notice.sentence.cancelled_by_staff': None
  readonly 'notice.sentence.cancelled_by_patron': None
  readonly 'notice.sentence.cancelled_by_partner': None
  readonly 'notice.sentence.request_completed': None
  readonly 'operation.request': None
  readonly 'operation.retry': None
  readonly 'operation.cancel': None
  readonly 'operation.accept_condition': None
  readonly 'operation.decline_condition': None
  readonly 'operation.received': None
  readonly 'operation.renew': None
  readonly 'operation.shipped_return': None
  readonly 'operation.shipped_forward': None
  readonly 'operation.status_request': None
  readonly 'operation.reminder': None
  readonly 'operation.message': None
  readonly 'operation.lost': None
  readonly 'operation.damaged': None
  readonly 'operation.hold_return': None
  readonly 'page.in_this_language': None
  readonly 'page.colon': None
  readonly 'partner_event.request_received': None
  readonly 'partner_event.expects_to_supply': None
  readonly 'partner_event.will_supply': None
  readonly 'partner_event.conditional': None
  readonly 'partner_event.retry_possible': None
  readonly 'partner_event.unfilled': None
  readonly 'partner_event.shipped': None
  readonly 'partner_event.cancel_accepted': None
  readonly 'partner_event.cancel_refused': None
  readonly 'partner_event.cancelled_by_partner': None
  readonly 'partner_event.renewed': None
  readonly 'partner_event.renew_refused': None
  readonly 'partner_event.renew_pending': None
  readonly 'partner_event.overdue': None
  readonly 'partner_event.recalled': None
  readonly 'partner_event.hold_return': None
  readonly 'partner_event.release_hold_return': None
  readonly 'partner_event.checked_in': None
  readonly 'partner_event.completed_without_return': None
  readonly 'partner_event.expired': None
  readonly 'partner_event.message': None
  readonly 'partner_event.status': None
  readonly 'patron_export.title': { readonly patron: Parameter }
  readonly 'patron_export.heading': { readonly library: Parameter; readonly patron: Parameter }
  readonly 'patron_export.summary': { readonly count: number }
  readonly 'patron_export.names': None
  readonly 'patron_export.request': { readonly number: Parameter }
  readonly 'patron_export.events': None
  readonly 'patron_export.messages': None
  readonly 'patron_export.received': { readonly time: Parameter; readonly partner: Parameter; readonly what: Parameter }
  readonly 'patron_export.sent': { readonly time: Parameter; readonly partner: Parameter; readonly what: Parameter }
  readonly 'patron_export.reply': None
  readonly 'patron_export.atSending': None
  readonly 'patron_export.files': None
  readonly 'patron_export.unnamed': None
  readonly 'patron_export.file': { readonly type: Parameter; readonly size: number; readonly from: Parameter; readonly until: Parameter }
  readonly 'patron_export.earlier': None
  readonly 'patron_export.declarations': None
  readonly 'patron_export.declarationsHint': None
  readonly 'patron_export.declaration': { readonly time: Parameter; readonly number: Parameter; readonly version: Parameter; readonly until: Parameter }
  readonly 'patron_export.unassigned': None
  readonly 'patron_export.named': { readonly count: number }
  readonly 'patron_export.possible': { readonly count: number }
  readonly 'patron_export.views': None
  readonly 'patron_page.skip': None
  readonly 'patron_page.menu': None
  readonly 'patron_page.home': None
  readonly 'patron_page.find': None
  readonly 'patron_page.signedInAs': None
  readonly 'patron_page.leave': None
  readonly 'patron_page.left.title': None
  readonly 'patron_page.left.text': None
  readonly 'patron_page.requests.title': None
  readonly 'patron_page.requests.none': None
  readonly 'patron_page.requests.since': None
  readonly 'patron_page.requests.more': None
  readonly 'patron_page.kinds.book.link': None
  readonly 'patron_page.kinds.book.title': None
  readonly 'patron_page.kinds.book.legend': None
  readonly 'patron_page.kinds.article.link': None
  readonly 'patron_page.kinds.article.title': None
  readonly 'patron_page.kinds.article.legend': None
  readonly 'patron_page.kinds.chapter.link': None
  readonly 'patron_page.kinds.chapter.title': None
  readonly 'patron_page.kinds.chapter.legend': None
  readonly 'patron_page.otherKinds': None
  readonly 'patron_page.findPage.title': None
  readonly 'patron_page.findPage.label': None
  readonly 'patron_page.findPage.hint': None
  readonly 'patron_page.findPage.button': None
  readonly 'patron_page.findPage.instead': None
  readonly 'patron_page.fields.titleOfComponent.any': None
  readonly 'patron_page.fields.titleOfComponent.chapter': None
  readonly 'patron_page.fields.authorOfComponent.any': None
  readonly 'patron_page.fields.authorOfComponent.chapter': None
  readonly 'patron_page.fields.title.any': None
  readonly 'patron_page.fields.title.article': None
  readonly 'patron_page.fields.title.chapter': None
  readonly 'patron_page.fields.author.any': None
  readonly 'patron_page.fields.author.chapter': None
  readonly 'patron_page.fields.volume.any': None
  readonly 'patron_page.fields.issue.any': None
  readonly 'patron_page.fields.publicationDate.any': None
  readonly 'patron_page.fields.pagesRequested.any': None
  readonly 'patron_page.fields.edition.any': None
  readonly 'patron_page.fields.publisher.any': None
  readonly 'patron_page.fields.isbn.any': None
  readonly 'patron_page.fields.issn.any': None
  readonly 'patron_page.fields.doi.any': None
  readonly 'patron_page.fields.pmid.any': None
  readonly 'patron_page.required': None
  readonly 'patron_page.wish.legend': None
  readonly 'patron_page.wish.service': None
  readonly 'patron_page.wish.services.loan': None
  readonly 'patron_page.wish.services.copy': None
  readonly 'patron_page.wish.services.copy_or_loan': None
  readonly 'patron_page.wish.neededBy': None
  readonly 'patron_page.wish.neededByHint': None
  readonly 'patron_page.wish.pickup': None
  readonly 'patron_page.wish.choose': None
  readonly 'patron_page.wish.choosePlace': None
  readonly 'patron_page.wish.anyEdition': None
  readonly 'patron_page.wish.note': None
  readonly 'patron_page.wish.declaration': None
  readonly 'patron_page.wish.declare': None
  readonly 'patron_page.wish.declareFirst': None
  readonly 'patron_page.send': None
  readonly 'patron_page.furtherNumbers': None
  readonly 'patron_page.filledFrom': { readonly source: Parameter }
  readonly 'patron_page.from': { readonly source: Parameter }
  readonly 'patron_page.sources.crossref': None
  readonly 'patron_page.sources.pubmed': None
  readonly 'patron_page.sources.sru': None
  readonly 'patron_page.looked.filledIn': None
  readonly 'patron_page.looked.notFound': None
  readonly 'patron_page.looked.fromLink': None
  readonly 'patron_page.looked.badLink': None
  readonly 'patron_page.faults.title': None
  readonly 'patron_page.faults.missing': None
  readonly 'patron_page.faults.neededBy': None
  readonly 'patron_page.faults.tooLong': None
  readonly 'patron_page.faults.patron': None
  readonly 'patron_page.faults.duplicate': None
  readonly 'patron_page.faults.unavailable': None
  readonly 'patron_page.faults.other': None
  readonly 'patron_page.request.made': None
  readonly 'patron_page.request.status': None
  readonly 'patron_page.request.item': None
  readonly 'patron_page.request.number': None
  readonly 'patron_page.request.createdOn': None
  readonly 'patron_page.request.neededBy': None
  readonly 'patron_page.request.dueBack': None
  readonly 'patron_page.request.pickup': None
  readonly 'patron_page.request.nothingToDo': None
  readonly 'patron_page.request.notHeld': None
  readonly 'patron_page.request.alsoWaits': None
  readonly 'patron_page.request.next': None
  readonly 'patron_page.request.cost': None
  readonly 'patron_page.request.maximumCost': None
  readonly 'patron_page.request.file': None
  readonly 'patron_page.request.openFile': None
  readonly 'patron_page.request.readUntil': { readonly day: Parameter }
  readonly 'patron_page.request.password': None
  readonly 'patron_page.request.renewal': None
  readonly 'patron_page.request.conditions': None
  readonly 'patron_page.question.title': None
  readonly 'patron_page.question.until': { readonly day: Parameter }
  readonly 'patron_page.question.label': None
  readonly 'patron_page.question.button': None
  readonly 'patron_page.question.done': None
  readonly 'patron_page.renewal.from': { readonly day: Parameter }
  readonly 'patron_page.renewal.none_left': None
  readonly 'patron_page.renewal.forbidden': None
  readonly 'patron_page.cancel.tooLate': None
  readonly 'patron_page.problems.signIn.title': None
  readonly 'patron_page.problems.signIn.text': None
  readonly 'patron_page.problems.signInFailed.title': None
  readonly 'patron_page.problems.signInFailed.text': None
  readonly 'patron_page.problems.badToken.title': None
  readonly 'patron_page.problems.badToken.text': None
  readonly 'patron_page.problems.notFound.title': None
  readonly 'patron_page.problems.notFound.text': None
  readonly 'patron_page.problems.notHere.title': None
  readonly 'patron_page.problems.notHere.text': None
  readonly 'patron_page.problems.oldForm.title': None
  readonly 'patron_page.problems.oldForm.text': None
  readonly 'patron_page.problems.tooLarge.title': None
  readonly 'patron_page.problems.tooLarge.text': None
  readonly 'patron_page.problems.tooMany.title': None
  readonly 'patron_page.problems.tooMany.text': None
  readonly 'patron_page.problems.failed.title': None
  readonly 'patron_page.problems.failed.text': None
  readonly 'patron_page.signIn': None
  readonly 'patron_page.signInOpenId': None
  readonly 'patron_page.phase.in_progress': None
  readonly 'patron_page.phase.on_its_way': None
  readonly 'patron_page.phase.arrived': None
  readonly 'patron_page.phase.ready': None
  readonly 'patron_page.phase.on_loan': None
  readonly 'patron_page.phase.bring_back': None
  readonly 'patron_page.phase.brought_back': None
  readonly 'patron_page.phase.completed': None
  readonly 'patron_page.phase.not_supplied': None
  readonly 'patron_page.phase.cancelled': None
  readonly 'patron_page.next_step.answer_question': None
  readonly 'patron_page.next_step.checked': None
  readonly 'patron_page.next_step.search': None
  readonly 'patron_page.next_step.answer': None
  readonly 'patron_page.next_step.shipment': None
  readonly 'patron_page.next_step.arrival': None
  readonly 'patron_page.next_step.cancel': None
  readonly 'patron_page.next_step.renewal': None
  readonly 'patron_page.next_step.prepared': None
  readonly 'patron_page.next_step.in_transit': None
  readonly 'patron_page.next_step.collect': None
  readonly 'patron_page.next_step.bring_back': None
  readonly 'patron_page.next_step.goes_back_on_arrival': None
  readonly 'patron_page.next_step.goes_back': None
  readonly 'patron_page.next_step.check_in': None
  readonly 'patron_page.next_step.scheduled': None
  readonly 'patron_page.next_step.looked_after': None
  readonly 'patron_page.next_step_until.answer': { readonly day: Parameter }
  readonly 'patron_page.next_step_until.shipment': { readonly day: Parameter }
  readonly 'patron_page.next_step_until.arrival': { readonly day: Parameter }
  readonly 'patron_page.next_step_until.collect': { readonly day: Parameter }
  readonly 'patron_page.next_step_until.bring_back': { readonly day: Parameter }
  readonly 'patron_page.next_step_until.scheduled': { readonly day: Parameter }
  readonly 'patron_page.actions.request.link': None
  readonly 'patron_page.actions.request.title': None
  readonly 'patron_page.actions.request.text': None
  readonly 'patron_page.actions.request.button': None
  readonly 'patron_page.actions.request.keep': None
  readonly 'patron_page.actions.request.done': None
  readonly 'patron_page.actions.unwanted.link': None
  readonly 'patron_page.actions.unwanted.title': None
  readonly 'patron_page.actions.unwanted.text': None
  readonly 'patron_page.actions.unwanted.button': None
  readonly 'patron_page.actions.unwanted.keep': None
  readonly 'patron_page.actions.unwanted.done': None
  readonly 'patron_page.actions.hold.link': None
  readonly 'patron_page.actions.hold.title': None
  readonly 'patron_page.actions.hold.text': None
  readonly 'patron_page.actions.hold.button': None
  readonly 'patron_page.actions.hold.keep': None
  readonly 'patron_page.actions.hold.done': None
  readonly 'patron_page.actions.renew.link': None
  readonly 'patron_page.actions.renew.title': None
  readonly 'patron_page.actions.renew.text': None
  readonly 'patron_page.actions.renew.button': None
  readonly 'patron_page.actions.renew.keep': None
  readonly 'patron_page.actions.renew.done': None
  readonly 'patron_page.numbers.invalid.isbn': None
  readonly 'patron_page.numbers.invalid.issn': None
  readonly 'patron_page.numbers.invalid.doi': None
  readonly 'patron_page.numbers.invalid.pmid': None
  readonly 'patron_page.numbers.checkDigit': { readonly meant: Parameter }
  readonly 'patron_page.numbers.length.isbn': { readonly digits: Parameter }
  readonly 'patron_page.numbers.length.issn': { readonly digits: Parameter }
  readonly 'patron_page.numbers.form.isbn': None
  readonly 'patron_page.numbers.form.issn': None
  readonly 'patron_page.numbers.asTyped': { readonly label: Parameter }
  readonly 'patron_page.numbers.typedNumber': { readonly label: Parameter; readonly value: Parameter }
  readonly 'patron_page.card.title': None
  readonly 'patron_page.card.card': None
  readonly 'patron_page.card.pin': None
  readonly 'patron_page.card.button': None
  readonly 'patron_page.card.faults.wrong': None
  readonly 'patron_page.card.faults.blocked': None
  readonly 'patron_page.card.faults.away': None
  readonly 'patron_page.card.faults.unclear': None
  readonly 'postgres.disk_full': None
  readonly 'postgres.no_connection_left': None
  readonly 'postgres.read_only_replica': None
  readonly 'postgres.login_refused': None
  readonly 'postgres.no_database': None
  readonly 'postgres.no_schema': None
  readonly 'postgres.right_missing': None
  readonly 'postgres.too_slow': None
  readonly 'postgres.not_running': None
  readonly 'postgres.no_host': None
  readonly 'problem.event_failed': None
  readonly 'problem.webhook_busy': None
  readonly 'problem.unknown_cursor': None
  readonly 'problem.text_list_order': None
  readonly 'problem.patron_has_open_requests': { readonly count: Parameter }
  readonly 'problem.request_kept_changing': { readonly request: Parameter }
  readonly 'problem.partner_of_other_protocol': { readonly partner: Parameter; readonly protocol: Parameter }
  readonly 'problem.partner_connection': { readonly partner: Parameter }
  readonly 'problem.sample_without_entry': None
  readonly 'problem.stopping': None
  readonly 'problem.json_content_type': None
  readonly 'problem.no_json_body': None
  readonly 'problem.internal': None
  readonly 'problem.address_too_long': { readonly limit: Parameter }
  readonly 'problem.sign_in_of_other_browser': None
  readonly 'problem.provider_names_no_patron': None
  readonly 'problem.docs_not_built': None
  readonly 'problem.manual_not_built': None
  readonly 'problem.too_many_large_messages': None
  readonly 'problem.partner_quota': None
  readonly 'problem.quota': None
  readonly 'problem.too_many_sign_ins': None
  readonly 'problem.body_incomplete': None
  readonly 'problem.content_encoding': { readonly encoding: Parameter }
  readonly 'problem.not_utf8': { readonly what: Parameter }
  readonly 'problem.utf8_only': None
  readonly 'problem.body_too_long': { readonly limit: Parameter }
  readonly 'problem.file_type': None
  readonly 'problem.no_query_parameters': None
  readonly 'problem.credentials_needed': { readonly whose: Parameter }
  readonly 'problem.mailbox_credentials_needed': None
  readonly 'problem.message_too_long': { readonly limit: Parameter }
  readonly 'problem.console_not_built': None
  readonly 'problem.origin': None
  readonly 'problem.csrf_token': None
  readonly 'problem.key_or_session_needed': None
  readonly 'problem.role_without_permission': { readonly role: Parameter; readonly permission: Parameter }
  readonly 'problem.admin_only': None
  readonly 'problem.no_passwords_here': None
  readonly 'problem.request_cannot_be_made': None
  readonly 'problem.call_not_valid': None
  readonly 'problem.openurl_call_too_long': { readonly limit: Parameter }
  readonly 'problem.openurl_content_type': None
  readonly 'problem.request_cannot_be_changed': None
  readonly 'problem.request_edited_meanwhile': None
  readonly 'problem.no_such_order': { readonly sort: Parameter }
  readonly 'problem.nothing_to_return': None
  readonly 'problem.too_many_for_job': { readonly limit: number }
  readonly 'problem.parcel_of_nobody_asked': { readonly request: Parameter }
  readonly 'problem.list_changed': { readonly total: number }
  readonly 'problem.filters_not_valid': None
  readonly 'problem.view_of_others': None
  readonly 'problem.view_changed_meanwhile': None
  readonly 'problem.partner_in_use': { readonly partner: Parameter }
  readonly 'problem.partner_exists': { readonly partner: Parameter }
  readonly 'problem.partner_posts_no_messages': { readonly partner: Parameter }
  readonly 'problem.partner_gets_no_letters': { readonly partner: Parameter }
  readonly 'problem.alarm_changed_meanwhile': None
  readonly 'problem.metrics_key_needed': None
  readonly 'problem.id_length': { readonly limit: Parameter }
  readonly 'problem.document_state': None
  readonly 'problem.ils_no_answer': None
  readonly 'problem.ils_unclear_answer': { readonly why: Parameter }
  readonly 'problem.cursor_of_other_feed': None
  readonly 'problem.webhook_without_secret': None
  readonly 'problem.webhook_changed_meanwhile': None
  readonly 'problem.keys_of_library_only': { readonly library: Parameter }
  readonly 'problem.key_speaking_for_others': None
  readonly 'problem.key_call_limit': { readonly limit: Parameter }
  readonly 'problem.key_expired_from_start': None
  readonly 'problem.key_ended': None
  readonly 'problem.too_many_links': None
  readonly 'problem.first_admin_incomplete': None
  readonly 'problem.link_person_blocked': None
  readonly 'problem.link_person_uses_openid': None
  readonly 'problem.logout_token': None
  readonly 'problem.session_not_started': None
  readonly 'problem.password_at_provider': None
  readonly 'problem.people_of_library_only': { readonly library: Parameter }
  readonly 'problem.role_and_library': None
  readonly 'problem.person_without_identity': None
  readonly 'problem.cursor_of_other_store': { readonly library: Parameter }
  readonly 'problem.gateway_cursor_of_other_store': None
  readonly 'problem.lease_lost': { readonly name: Parameter }
  readonly 'problem.secret_changed_meanwhile': None
  readonly 'problem.no_link_secret': None
  readonly 'problem.idempotency_key_used': None
  readonly 'problem.idempotent_call_under_way': None
  readonly 'problem.release_kept_changing': { readonly request: Parameter }
  readonly 'problem.nothing_to_release': None
  readonly 'problem.release_meanwhile': None
  readonly 'problem.no_asking_library': None
  readonly 'problem.library_without_ils': { readonly library: Parameter }
  readonly 'problem.delivery_kept_changing': None
  readonly 'problem.partner_without_mail': { readonly partner: Parameter }
  readonly 'problem.no_test_letter': { readonly reason: Parameter }
  readonly 'problem.review_refused': None
  readonly 'problem.send_message_again': None
  readonly 'problem.message_refused': { readonly reason: Parameter }
  readonly 'problem.no_reply_made': { readonly protocol: Parameter }
  readonly 'problem.message_cut_off': None
  readonly 'problem.mail_words_not_kept': None
  readonly 'problem.sender_unknown': None
  readonly 'problem.mailbox_gone': { readonly mailbox: Parameter }
  readonly 'problem.message_taken': None
  readonly 'problem.sending_partner_gone': None
  readonly 'problem.protocol_without_questions': None
  readonly 'problem.body_is_no_message': { readonly protocol: Parameter }
  readonly 'problem.partner_event_refused': None
  readonly 'problem.partner_never_asked': { readonly partner: Parameter }
  readonly 'problem.assignment_refused': None
  readonly 'problem.message_assigned': None
  readonly 'problem.kept_changing': None
  readonly 'problem.mail_kept_changing': None
  readonly 'problem.report_refused': None
  readonly 'problem.letter_being_sent': None
  readonly 'problem.mail_event_refused': None
  readonly 'problem.body_is_no_ncip': None
  readonly 'problem.copies_kept_changing': None
  readonly 'problem.words_kept_changing': None
  readonly 'problem.patron_cannot_borrow': None
  readonly 'problem.library_without_patron_look_up': { readonly library: Parameter }
  readonly 'problem.vendor_for_another_protocol': { readonly protocol: Parameter }
  readonly 'problem.delivery_not_sent_again': { readonly reason: Parameter }
  readonly 'problem.document_changed_meanwhile': None
  readonly 'problem.document_changed_since_read': None
  readonly 'problem.configuration_busy': None
  readonly 'problem.masked_secret': None
  readonly 'problem.webhook_not_valid': None
  readonly 'problem.configuration_faults': None
  readonly 'problem.yaml_aliases': { readonly name: Parameter; readonly limit: Parameter }
  readonly 'problem.not_json': { readonly name: Parameter }
  readonly 'problem.name_twice': { readonly name: Parameter; readonly place: Parameter }
  readonly 'problem.documents_not_deletable': None
  readonly 'problem.openurl_too_long': { readonly reason: Parameter }
  readonly 'problem.openurl_unreadable': None
  readonly 'problem.link_used': None
  readonly 'problem.wrong_password': None
  readonly 'problem.no_job_of_patron': None
  readonly 'problem.last_admin': None
  readonly 'problem.no_refused_identity': None
  readonly 'problem.password_refused': None
  readonly 'problem.library_needed': None
  readonly 'problem.too_many_failed_sign_ins': None
  readonly 'problem.email_taken': None
  readonly 'problem.person_changed_meanwhile': None
  readonly 'problem.job_starter_gone': None
  readonly 'problem.job_right_lost': None
  readonly 'problem.closure_for_all_libraries': None
  readonly 'problem.bound_to_library': { readonly caller: string | boolean; readonly library: Parameter }
  readonly 'problem.may_not_see_labels': { readonly caller: string | boolean }
  readonly 'problem.may_not_see_patrons': { readonly caller: string | boolean }
  readonly 'problem.calls_per_minute': { readonly caller: string | boolean; readonly limit: Parameter; readonly seconds: Parameter }
  readonly 'problem.may_not_read_metrics': { readonly caller: string | boolean; readonly role: Parameter }
  readonly 'problem.agency_of_library': { readonly agency: Parameter; readonly library: Parameter }
  readonly 'problem.not_yaml': { readonly name: Parameter; readonly place: Parameter; readonly reason: Parameter }
  readonly 'problem.not_json_at': { readonly name: Parameter; readonly place: Parameter }
  readonly 'problem.yaml_named_json': { readonly name: Parameter }
  readonly 'problem.document_not_valid': { readonly kind: string | boolean }
  readonly 'problem.document_not_changed': { readonly kind: string | boolean }
  readonly 'problem.stored_document_faulty': { readonly kind: string | boolean; readonly document: Parameter; readonly faults: Parameter; readonly hasList: string | boolean }
  readonly 'problem.command_not_allowed': { readonly command: Parameter; readonly reason: Parameter; readonly allowed: Parameter }
  readonly 'problem.message_dealt_with': { readonly state: string | boolean }
  readonly 'problem.message_taken_as': { readonly state: string | boolean }
  readonly 'problem.message_taken_because': { readonly state: string | boolean; readonly reason: Parameter }
  readonly 'problem.person_needs_no_invitation': { readonly status: string | boolean }
  readonly 'problem.no_body': { readonly empty: Parameter }
  readonly 'problem.part_not_valid': { readonly part: string | boolean }
  readonly 'problem.code_differs_in_case': { readonly partner: Parameter }
  readonly 'problem.lending_system_of_partner': { readonly library: Parameter; readonly partner: Parameter }
  readonly 'problem.agency_of_partner': { readonly agency: Parameter; readonly partner: Parameter }
  readonly 'problem.retry_not_valid': None
  readonly 'problem.reopen_not_valid': None
  readonly 'problem.event_not_valid': None
  readonly 'problem.receipt_not_valid': None
  readonly 'problem.correction_not_valid': None
  readonly 'problem.renewal_not_valid': None
  readonly 'problem.cost_not_valid': None
  readonly 'problem.item_not_valid': { readonly what: string | boolean }
  readonly 'problem.document_named': { readonly kind: string | boolean; readonly document: Parameter; readonly documents: number; readonly hasBoth: string | boolean; readonly requests: number; readonly count: number; readonly names: Parameter; readonly hasMore: string | boolean; readonly remedy: Parameter }
  readonly 'problem.method_not_allowed': { readonly methods: Parameter }
  readonly 'problem.factor_at_provider': None
  readonly 'problem.second_factor_required': { readonly role: Parameter }
  readonly 'problem.factor_code_wrong': None
  readonly 'problem.second_factor_missing': None
  readonly 'problem.second_factor_wrong': None
  readonly 'problem.passkey_unusable': None
  readonly 'problem.directory_faults': None
  readonly 'problem.directory_report_changed': None
  readonly 'problem_type.invalid_input.title': None
  readonly 'problem_type.invalid_input.remedy': None
  readonly 'problem_type.not_authenticated.title': None
  readonly 'problem_type.not_authenticated.remedy': None
  readonly 'problem_type.forbidden.title': None
  readonly 'problem_type.forbidden.remedy': None
  readonly 'problem_type.not_found.title': None
  readonly 'problem_type.not_found.remedy': None
  readonly 'problem_type.gone.title': None
  readonly 'problem_type.gone.remedy': None
  readonly 'problem_type.not_allowed_now.title': None
  readonly 'problem_type.not_allowed_now.remedy': None
  readonly 'problem_type.conflict.title': None
  readonly 'problem_type.conflict.remedy': None
  readonly 'problem_type.precondition_failed.title': None
  readonly 'problem_type.precondition_failed.remedy': None
  readonly 'problem_type.too_large.title': None
  readonly 'problem_type.too_large.remedy': None
  readonly 'problem_type.unsupported_media_type.title': None
  readonly 'problem_type.unsupported_media_type.remedy': None
  readonly 'problem_type.idempotency_mismatch.title': None
  readonly 'problem_type.idempotency_mismatch.remedy': None
  readonly 'problem_type.rate_limited.title': None
  readonly 'problem_type.rate_limited.remedy': None
  readonly 'problem_type.unavailable.title': None
  readonly 'problem_type.unavailable.remedy': None
  readonly 'problem_type.document_fault.title': None
  readonly 'problem_type.document_fault.remedy': None
  readonly 'problem_type.internal.title': None
  readonly 'problem_type.internal.remedy': None
  readonly 'redis.oom': None
  readonly 'redis.readonly': None
  readonly 'redis.misconf': None
  readonly 'redis.loading': None
  readonly 'redis.clusterdown': None
  readonly 'redis.ask': None
  readonly 'redis.masterdown': None
  readonly 'redis.noreplicas': None
  readonly 'redis.noauth': None
  readonly 'redis.wrongpass': None
  readonly 'redis.noperm': None
  readonly 'redis.unreachable': None
  readonly 'redis_loss.appendonly': { readonly value: Parameter }
  readonly 'redis_loss.maxmemory_policy': { readonly value: Parameter }
  readonly 'redis_loss.appendfsync': { readonly value: Parameter }
  readonly 'redis_loss.settings_unreadable': None
  readonly 'refusal.no_holdings_template': None
  readonly 'refusal.entry_not_in_rota': None
  readonly 'refusal.currency_needed': None
  readonly 'refusal.no_condition_binds': None
  readonly 'refusal.name_binding_condition': None
  readonly 'refusal.no_costs': None
  readonly 'refusal.no_such_cost': None
  readonly 'refusal.all_costs_settled': None
  readonly 'refusal.no_request_id_left': None
  readonly 'refusal.no_item_on_its_way': None
  readonly 'refusal.named_item_not_coming': None
  readonly 'refusal.nothing_arrives': None
  readonly 'refusal.barcode_for_each': None
  readonly 'refusal.item_ids_needed': None
  readonly 'refusal.cancel_on_its_way': None
  readonly 'refusal.cancel_open': None
  readonly 'refusal.no_hold': None
  readonly 'refusal.none_on_hold_shelf': None
  readonly 'refusal.no_pending_entry': None
  readonly 'refusal.entry_not_cancellable': None
  readonly 'refusal.no_partner_asked': None
  readonly 'refusal.entry_not_pending_or_active': None
  readonly 'refusal.not_a_broker': None
  readonly 'refusal.no_supplier_named': None
  readonly 'refusal.promised_nothing': None
  readonly 'refusal.none_for_loan': None
  readonly 'refusal.named_item_not_for_loan': None
  readonly 'refusal.none_on_loan': None
  readonly 'refusal.no_renewal_allowed': None
  readonly 'refusal.signature_needed': None
  readonly 'refusal.conditions_to_read': None
  readonly 'refusal.too_early_to_renew': None
  readonly 'refusal.no_renewal_left': None
  readonly 'refusal.no_patron': None
  readonly 'refusal.nothing_to_ask_patron': None
  readonly 'refusal.patron_asked_already': None
  readonly 'refusal.day_to_come_needed': None
  readonly 'refusal.patron_not_asked': None
  readonly 'refusal.no_standing_text': None
  readonly 'refusal.item_is_for_patron': None
  readonly 'refusal.print_only': None
  readonly 'refusal.no_link_open': None
  readonly 'refusal.named_item_not_on_loan': None
  readonly 'refusal.nothing_to_clean_up': None
  readonly 'refusal.future_date_needed': None
  readonly 'refusal.editable_once_asked': None
  readonly 'refusal.editable_for_patron': None
  readonly 'refusal.editable_once_closed': None
  readonly 'refusal.no_copy_to_ask_for_again': None
  readonly 'refusal.was_with_patron': None
  readonly 'refusal.not_digital': None
  readonly 'refusal.must_be_returned': None
  readonly 'refusal.no_file': None
  readonly 'refusal.no_copy_wanted': None
  readonly 'refusal.file_is_attached': None
  readonly 'refusal.brings_no_file': None
  readonly 'refusal.no_mail_address': None
  readonly 'refusal.none_for_hold_shelf': None
  readonly 'refusal.no_such_item': None
  readonly 'refusal.named_item_not_here': None
  readonly 'refusal.none_shipped': None
  readonly 'refusal.nothing_out': None
  readonly 'refusal.nothing_on_its_way': None
  readonly 'refusal.item_here_or_returned': None
  readonly 'refusal.none_lost': None
  readonly 'refusal.named_item_not_shipped': None
  readonly 'refusal.named_item_not_lost': None
  readonly 'refusal.no_partner_asked_yet': None
  readonly 'refusal.entry_never_asked': None
  readonly 'refusal.no_status_requests': None
  readonly 'refusal.no_attention': None
  readonly 'refusal.no_such_attention': None
  readonly 'refusal.no_unread_message': None
  readonly 'refusal.nothing_to_communicate': None
  readonly 'refusal.waits_for_no_approval': None
  readonly 'refusal.no_duplicate': None
  readonly 'refusal.within_copyright_limit': None
  readonly 'refusal.citation_sufficient': None
  readonly 'refusal.outcome_not_reopenable': None
  readonly 'refusal.new_date_needed': None
  readonly 'refusal.nothing_to_claim_returned': None
  readonly 'refusal.not_of_that_claim': None
  readonly 'refusal.none_for_library_use': None
  readonly 'refusal.none_in_library_use': None
  readonly 'refusal.ils_not_refused': None
  readonly 'refusal.ils_has_due_dates': None
  readonly 'refusal.delivery_not_failed': None
  readonly 'refusal.message_without_attention': None
  readonly 'refusal.no_message_failed': None
  readonly 'refusal.none_to_return': None
  readonly 'refusal.nothing_unexpected': None
  readonly 'refusal.nothing_to_return_to_partner': None
  readonly 'refusal.none_pending_in_rota': None
  readonly 'refusal.none_pending_or_not_located': None
  readonly 'refusal.none_pending': None
  readonly 'refusal.unknown_partner': None
  readonly 'refusal.partner_named_twice': None
  readonly 'refusal.partner_pending_already': None
  readonly 'refusal.template_adds_nobody': None
  readonly 'refusal.entry_not_pending': None
  readonly 'refusal.locally_owned': None
  readonly 'refusal.partner_holds_return': None
  readonly 'refusal.may_have_shipped': None
  readonly 'refusal.no_title': None
  readonly 'refusal.no_failed_request': None
  readonly 'refusal.approval_needed': None
  readonly 'refusal.duplicate_open': None
  readonly 'refusal.copyright_limit': None
  readonly 'refusal.review_needed': None
  readonly 'refusal.waits_for_date': None
  readonly 'refusal.supplied_already': None
  readonly 'refusal.shipped_nothing': None
  readonly 'refusal.no_shipment_expected': None
  readonly 'refusal.none_here': None
  readonly 'refusal.none_on_its_way_back': None
  readonly 'refusal.none_recorded_as_returned': None
  readonly 'refusal.named_item_not_on_its_way_back': None
  readonly 'refusal.nothing_to_undo': None
  readonly 'refusal.message_has_left': None
  readonly 'refusal.other_command_since': None
  readonly 'refusal.ils_has_done_it': None
  readonly 'refusal.newer_request_id': None
  readonly 'refusal.partner_not_asked_now': None
  readonly 'refusal.request_answered': None
  readonly 'refusal.partner_has_request': None
  readonly 'refusal.request_on_its_way': None
  readonly 'refusal.later_copy': None
  readonly 'refusal.partner_asked_to_cancel': None
  readonly 'refusal.no_cancel_open': None
  readonly 'refusal.shipped_or_ended': None
  readonly 'refusal.no_conditions_accepted': None
  readonly 'refusal.partner_asked_again': None
  readonly 'refusal.none_received_or_missing': None
  readonly 'refusal.no_renewal_open': None
  readonly 'refusal.none_returned_to_partner': None
  readonly 'refusal.partner_has_it_back': None
  readonly 'refusal.nothing_partner_could_tell': None
  readonly 'refusal.none_of_partner_lost': None
  readonly 'refusal.superseded': None
  readonly 'refusal.nothing_waited_for': None
  readonly 'refusal.nobody_claimed': None
  readonly 'refusal.waits_for_no_day': None
  readonly 'refusal.no_partner_active': None
  readonly 'refusal.ils_recording': None
  readonly 'refusal.promise_holds': None
  readonly 'refusal.something_goes_back': None
  readonly 'refusal.none_reported_lost': None
  readonly 'refusal.nothing_went_back': None
  readonly 'refusal.item_on_its_way_back': None
  readonly 'refusal.rota_full': { readonly max: Parameter }
  readonly 'refusal.behind_retry': None
  readonly 'refusal.only_in_stage': { readonly stages: Parameter; readonly now: Parameter }
  readonly 'refusal.not_while_in_stage': { readonly stage: Parameter }
  readonly 'refusal.only_with_attention': { readonly attention: Parameter }
  readonly 'refusal.only_while_open': { readonly questions: Parameter }
  readonly 'refusal.not_while_open': { readonly question: Parameter }
  readonly 'refusal.not_in_stage': { readonly stage: Parameter }
  readonly 'refusal.not_in_stage_while_open': { readonly stage: Parameter; readonly question: Parameter }
  readonly 'refusal.question.condition': None
  readonly 'refusal.question.retry': None
  readonly 'refusal.question.cancel': None
  readonly 'refusal.question.renew': None
  readonly 'refusal.question.renew_review': None
  readonly 'refusal.question.unconfirmed': None
  readonly 'refusal.question.receiving': None
  readonly 'refusal.question.none': None
  readonly 'refusal.question.any': None
  readonly 'refusal.duplicate_of': { readonly request: Parameter }
  readonly 'refusal.template_adds_nobody_because': { readonly reasons: Parameter }
  readonly 'refusal.delivery_state': { readonly state: Parameter }
  readonly 'refusal.use_locate': None
  readonly 'refusal.none_to_locate': None
  readonly 'refusal.record_would_stay': None
  readonly 'refusal.receipt_settled': None
  readonly 'refusal.use_retry_ils': None
  readonly 'refusal.ils_asked_again': None
  readonly 'refusal.due_date_not_in_question': None
  readonly 'refusal.review_entry_needed': None
  readonly 'refusal.rest_of_itself': None
  readonly 'refusal.name_not_in_question': None
  readonly 'refusal.other_cost_asked': None
  readonly 'refusal.agreed_cost_needed': None
  readonly 'relay.no_receiver': { readonly partner: Parameter }
  readonly 'relay.too_many_messages': { readonly max: Parameter }
  readonly 'relay.request_not_taken': None
  readonly 'relay.message_not_taken': None
  readonly 'relay.did_not_fail': { readonly state: string | boolean }
  readonly 'relay.receiver_paused': { readonly partner: Parameter }
  readonly 'relay.body_removed': None
  readonly 'relay.fate_unknown': None
  readonly 'relay.question_unanswered': None
  readonly 'reply.expected': { readonly expected: Parameter; readonly came: Parameter }
  readonly 'reply.came.empty': None
  readonly 'reply.came.html': None
  readonly 'reply.came.words': { readonly words: Parameter }
  readonly 'reply.came.other_xml': None
  readonly 'reply.came.other_text': None
  readonly 'reply.came.message': { readonly kind: Parameter }
  readonly 'reply.came.silent_problem': None
  readonly 'reply.came.problems': { readonly types: Parameter }
  readonly 'reply.came.nothing': None
  readonly 'reply.what.item': None
  readonly 'reply.what.patron': None
  readonly 'reply.what.holds': None
  readonly 'reply.what.hold_of_item': { readonly id: Parameter }
  readonly 'reply.what.no_problem': { readonly service: Parameter }
  readonly 'reply.pin_not_compared': None
  readonly 'reply.because.token': { readonly reason: Parameter }
  readonly 'reply.because.not_understood': { readonly reason: Parameter }
  readonly 'reply.no_iso18626': None
  readonly 'reply.other_kind': { readonly kind: Parameter; readonly expected: Parameter }
  readonly 'reply.other_request': None
  readonly 'reply.neither': None
  readonly 'reply.no_error_data': None
  readonly 'retention.open.not_closed': None
  readonly 'retention.open.item_out': None
  readonly 'retention.open.attention': { readonly kind: Parameter }
  readonly 'rota.inactive': None
  readonly 'rota.closed_until': { readonly day: Parameter }
  readonly 'rota.closes_on': { readonly from: Parameter; readonly to: Parameter }
  readonly 'rota.itself': None
  readonly 'rota.other_service': { readonly service: string | boolean }
  readonly 'rota.over_limit': { readonly open: Parameter; readonly limit: Parameter }
  readonly 'rota.gone': None
  readonly 'rota.excluded': None
  readonly 'rota.already_there': None
  readonly 'rota.no_room': None
  readonly 'rota.located': None
  readonly 'rota.not_located': None
  readonly 'rota.catalogue_too_slow': None
  readonly 'rota.offer_not_answered': None
  readonly 'rota.no_answer_in_time': None
  readonly 'rota.date_of_interest_passed': None
  readonly 'rota.conditions_declined': None
  readonly 'rota.lost_on_the_way': None
  readonly 'rota.did_not_arrive': None
  readonly 'rota.retry_declined': None
  readonly 'rota.another_loan': { readonly request: Parameter; readonly number: Parameter }
  readonly 'rota.asked_by_mistake': None
  readonly 'rota.code_unmapped': { readonly code: Parameter }
  readonly 'rota.item_policy_not_lendable': None
  readonly 'rota.location_not_supplied': { readonly location: Parameter }
  readonly 'rota.part_not_held': None
  readonly 'rota.policy': { readonly about: Parameter }
  readonly 'rota.too_new': { readonly months: number; readonly about: Parameter }
  readonly 'rota.no_shared_network': { readonly networks: Parameter }
  readonly 'rota.no_tier': { readonly service: string | boolean; readonly level: Parameter }
  readonly 'rota.not_reciprocal': None
  readonly 'rota.over_maximum_cost': { readonly price: Parameter; readonly maximum: Parameter }
  readonly 'rota.beyond_cap': { readonly limit: number }
  readonly 'rota.citation_incomplete': None
  readonly 'rota.withdrawn': None
  readonly 'rota.balance_limit': { readonly network: Parameter; readonly net: number; readonly limit: number }
  readonly 'rota.no_endpoint': { readonly entry: Parameter; readonly code: Parameter }
  readonly 'sign_in.no_role': None
  readonly 'sign_in.unknown_library': None
  readonly 'sign_in.disabled': None
  readonly 'sign_in.no_address': None
  readonly 'sign_in.address_not_verified': None
  readonly 'sign_in.other_identity': None
  readonly 'sign_in.admin_needed': None
  readonly 'sign_in.password_needed': None
  readonly 'sign_in.last_admin': None
  readonly 'sign_in.not_started': None
  readonly 'sign_in.provider_refused': None
  readonly 'sign_in.not_valid': None
  readonly 'sign_in.unknown_key': None
  readonly 'sign_in.clock_skew': None
  readonly 'sign_in.wrong_secret': None
  readonly 'sign_in.private_network': None
  readonly 'sign_in.provider_down': None
  readonly 'sign_in.test.title': None
  readonly 'sign_in.test.passed': { readonly code: string | boolean }
  readonly 'sign_in.test.refused': { readonly code: Parameter }
  readonly 'sign_in.test.row': { readonly row: Parameter }
  readonly 'sign_in.test.no_row': None
  readonly 'sign_in.test.claims': None
  readonly 'sign_in.test.nothing': None
  readonly 'sign_in_remedy.no_role': None
  readonly 'sign_in_remedy.unknown_library': None
  readonly 'sign_in_remedy.no_address': None
  readonly 'sign_in_remedy.unknown_key': None
  readonly 'sign_in_remedy.clock_skew': None
  readonly 'sign_in_remedy.wrong_secret': None
  readonly 'sign_in_remedy.private_network': None
  readonly 'sign_in_remedy.provider_down': None
  readonly 'slip.signature': None
  readonly 'slip.returnSlip': None
  readonly 'slip.heading': None
  readonly 'slip.returnTo': None
  readonly 'slip.lendingLibrary': None
  readonly 'slip.sender': None
  readonly 'slip.title': None
  readonly 'slip.numbers': None
  readonly 'slip.ourRequest': None
  readonly 'slip.yourRequest': None
  readonly 'slip.items': None
  readonly 'slip.barcode': None
  readonly 'slip.label': None
  readonly 'slip.conditions': None
  readonly 'slip.due': { readonly day: Parameter }
  readonly 'slip.from': { readonly partner: Parameter }
  readonly 'slip.columns.barcode': None
  readonly 'slip.columns.item': None
  readonly 'slip.columns.volume': None
  readonly 'slip.columns.call_number': None
  readonly 'slip.columns.due': None
  readonly 'sqlite.locked': None
  readonly 'sqlite.read_only': None
  readonly 'sqlite.disk_error': None
  readonly 'sqlite.damaged': None
  readonly 'sqlite.disk_full': None
  readonly 'sqlite.no_folder': None
  readonly 'sqlite.no_database': None
  readonly 'staff_mail.webhook_paused.subject': { readonly webhook: Parameter }
  readonly 'staff_mail.webhook_paused.text': { readonly webhook: Parameter; readonly library: Parameter; readonly why: Parameter }
  readonly 'staff_mail.webhook_paused.nothing_lost': { readonly host: Parameter }
  readonly 'staff_mail.quota.subject': None
  readonly 'staff_mail.quota.text': { readonly quota: Parameter; readonly percent: Parameter; readonly messages: Parameter; readonly bytes: Parameter }
  readonly 'staff_mail.emergency_sign_in.subject': None
  readonly 'staff_mail.emergency_sign_in.text': { readonly user: Parameter }
  readonly 'staff_mail.openid_refused.subject': { readonly refusal: Parameter }
  readonly 'staff_mail.openid_refused.with_answer': { readonly remedy: Parameter; readonly answer: Parameter }
  readonly 'stage.created': None
  readonly 'stage.pending_approval': None
  readonly 'stage.locating': None
  readonly 'stage.locate_failed': None
  readonly 'stage.ready': None
  readonly 'stage.sent': None
  readonly 'stage.accepted': None
  readonly 'stage.will_supply': None
  readonly 'stage.shipped': None
  readonly 'stage.received': None
  readonly 'stage.on_loan': None
  readonly 'stage.patron_returned': None
  readonly 'stage.returned': None
  readonly 'stage.unfilled': None
  readonly 'stage.closed': None
  readonly 'start.environment_faults': None
  readonly 'start.worker_faults': None
  readonly 'start.master_key_length': None
  readonly 'start.master_key_repeats': None
  readonly 'start.master_key_missing': None
  readonly 'start.master_key_of_other_store': { readonly name: Parameter }
  readonly 'start.master_key_needed': { readonly id: Parameter }
  readonly 'start.no_master_key': None
  readonly 'start.no_protocol': None
  readonly 'start.cannot_listen': { readonly host: Parameter; readonly port: Parameter; readonly reason: Parameter }
  readonly 'start.key_command_failed': None
  readonly 'start.keys_not_in_file': None
  readonly 'start.store_in_use': { readonly file: Parameter; readonly holder: Parameter }
  readonly 'start.mail_thread': None
  readonly 'start.admin_key_of_other_role': { readonly role: Parameter }
  readonly 'start.admin_key_changed': None
  readonly 'start.not_set_up': None
  readonly 'start.plain_secrets': None
  readonly 'statistics.measure.requests_created': None
  readonly 'statistics.measure.requests_settled': None
  readonly 'statistics.measure.requests_filled': None
  readonly 'statistics.measure.fill_rate': None
  readonly 'statistics.measure.partners_asked': None
  readonly 'statistics.measure.entries_sent': None
  readonly 'statistics.measure.entries_shipped': None
  readonly 'statistics.measure.entries_out': None
  readonly 'statistics.measure.partner_fill_rate': None
  readonly 'statistics.measure.unfilled_titles': None
  readonly 'statistics.measure.unfilled_by_reason': None
  readonly 'statistics.measure.filled_by_position': None
  readonly 'statistics.measure.days_create_send': None
  readonly 'statistics.measure.days_send_answer': None
  readonly 'statistics.measure.days_send_ship': None
  readonly 'statistics.measure.days_ship_receive': None
  readonly 'statistics.measure.days_create_receive': None
  readonly 'statistics.measure.days_receive_loan': None
  readonly 'statistics.measure.days_loan_return': None
  readonly 'statistics.measure.renewals': None
  readonly 'statistics.measure.overdue_items': None
  readonly 'statistics.measure.lost_items': None
  readonly 'statistics.measure.charges': None
  readonly 'statistics.measure.charges_unpaid': None
  readonly 'statistics.measure.charge_per_filled': None
  readonly 'statistics.measure.lent': None
  readonly 'statistics.measure.borrowed': None
  readonly 'statistics.measure.net': None
  readonly 'statistics.measure.balance': None
  readonly 'statistics.definition.requests_created': None
  readonly 'statistics.definition.requests_settled': None
  readonly 'statistics.definition.requests_filled': None
  readonly 'statistics.definition.fill_rate': None
  readonly 'statistics.definition.partners_asked': None
  readonly 'statistics.definition.entries_sent': None
  readonly 'statistics.definition.entries_shipped': None
  readonly 'statistics.definition.entries_out': None
  readonly 'statistics.definition.partner_fill_rate': None
  readonly 'statistics.definition.unfilled_titles': None
  readonly 'statistics.definition.unfilled_by_reason': None
  readonly 'statistics.definition.filled_by_position': None
  readonly 'statistics.definition.days_create_send': None
  readonly 'statistics.definition.days_send_answer': None
  readonly 'statistics.definition.days_send_ship': None
  readonly 'statistics.definition.days_ship_receive': None
  readonly 'statistics.definition.days_create_receive': None
  readonly 'statistics.definition.days_receive_loan': None
  readonly 'statistics.definition.days_loan_return': None
  readonly 'statistics.definition.renewals': None
  readonly 'statistics.definition.overdue_items': None
  readonly 'statistics.definition.lost_items': None
  readonly 'statistics.definition.charges': None
  readonly 'statistics.definition.charges_unpaid': None
  readonly 'statistics.definition.charge_per_filled': None
  readonly 'statistics.definition.lent': None
  readonly 'statistics.definition.borrowed': None
  readonly 'statistics.definition.net': None
  readonly 'statistics.definition.balance': None
  readonly 'statistics.dimension.library': None
  readonly 'statistics.dimension.network': None
  readonly 'statistics.dimension.partner': None
  readonly 'statistics.dimension.service': None
  readonly 'statistics.dimension.level': None
  readonly 'statistics.dimension.format': None
  readonly 'statistics.dimension.publication_type': None
  readonly 'statistics.dimension.decade': None
  readonly 'statistics.dimension.title': None
  readonly 'statistics.dimension.protocol': None
  readonly 'statistics.dimension.rota_template': None
  readonly 'statistics.dimension.reason': None
  readonly 'statistics.dimension.position': None
  readonly 'statistics.dimension.month': None
  readonly 'statistics.dimension.quarter': None
  readonly 'statistics.dimension.year': None
  readonly 'statistics.figure.value': { readonly measure: Parameter }
  readonly 'statistics.figure.count': { readonly measure: Parameter }
  readonly 'statistics.figure.mean': { readonly measure: Parameter }
  readonly 'statistics.figure.median': { readonly measure: Parameter }
  readonly 'statistics.figure.p90': { readonly measure: Parameter }
  readonly 'statistics.figure.currency': { readonly measure: Parameter; readonly currency: Parameter }
  readonly 'store.version_unreadable': None
  readonly 'store.written_by_newer': { readonly program: Parameter; readonly data: Parameter; readonly ownProgram: Parameter; readonly ownData: Parameter }
  readonly 'store.data_version': { readonly data: Parameter; readonly ownData: Parameter }
  readonly 'store.incomplete_copy': { readonly source: Parameter }
  readonly 'store.other_copy_unfinished': { readonly source: Parameter }
  readonly 'store.target_not_empty': None
  readonly 'store.dump_position': None
  readonly 'store.closed': None
  readonly 'store.too_many_writes': { readonly count: Parameter }
  readonly 'store.thread_ended': None
  readonly 'store.required_database': { readonly file: Parameter }
  readonly 'store.database_not_opened': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'store.database_not_read': { readonly file: Parameter; readonly reason: Parameter }
  readonly 'store.cluster_not_ready': None
  readonly 'store.cluster_without_master': None
  readonly 'store.redis_lost_before_sync': None
  readonly 'store.cluster_older_copy': { readonly library: Parameter; readonly until: Parameter; readonly since: Parameter }
  readonly 'store.cluster_other_store': { readonly library: Parameter }
  readonly 'store.redis_too_old': { readonly version: Parameter; readonly oldest: Parameter }
  readonly 'store.redis_emptied': None
  readonly 'store.redis_required': { readonly prefix: Parameter }
  readonly 'store.redis_older_copy': { readonly until: Parameter; readonly since: Parameter }
  readonly 'store.redis_sync_too_slow': { readonly seconds: Parameter }
  readonly 'store.change_without_request': None
  readonly 'store.unreadable_document': { readonly what: Parameter }
  readonly 'store.document_changed': None
  readonly 'store.sealed_with_other_key': { readonly id: Parameter }
  readonly 'store.damaged_secret': { readonly id: Parameter }
  readonly 'store.no_installation_key': None
  readonly 'store.audit_log_busy': None
  readonly 'store.failed': { readonly failed: Parameter; readonly detail: Parameter }
  readonly 'store.failed_with_remedy': { readonly failed: Parameter; readonly detail: Parameter; readonly remedy: Parameter }
  readonly 'store.database_lost': { readonly file: Parameter; readonly how: string | boolean }
  readonly 'store.log_lost': { readonly file: Parameter; readonly how: string | boolean }
  readonly 'store.newer_tables': { readonly step: Parameter; readonly ownProgram: Parameter; readonly ownSteps: Parameter }
  readonly 'store.newer_tables_of': { readonly program: Parameter; readonly step: Parameter; readonly ownProgram: Parameter; readonly ownSteps: Parameter }
  readonly 'store.redis_failed': { readonly detail: Parameter }
  readonly 'store.redis_failed_with_remedy': { readonly detail: Parameter; readonly remedy: Parameter }
  readonly 'store.redis_may_lose': { readonly reason: Parameter }
  readonly 'store.cluster_node_emptied': { readonly libraries: Parameter; readonly hasMore: string | boolean }
  readonly 'store.postgres_failed': { readonly detail: Parameter }
  readonly 'store.postgres_failed_with_remedy': { readonly detail: Parameter; readonly remedy: Parameter }
  readonly 'store.postgres_too_old': None
  readonly 'store.postgres_encoding': { readonly encoding: Parameter }
  readonly 'store.postgres_may_lose': { readonly settings: Parameter }
  readonly 'store.postgres_newer_tables': None
  readonly 'store.postgres_required': { readonly schema: Parameter }
  readonly 'store.postgres_pooler': { readonly schema: Parameter }
  readonly 'store.redis_loses': { readonly reason: Parameter }
  readonly 'store_alarm.title': None
  readonly 'store_alarm.over': None
  readonly 'store_alarm.full': None
  readonly 'store_alarm.was_full': None
  readonly 'store_alarm.since': { readonly since: Parameter }
  readonly 'store_alarm.until': { readonly since: Parameter; readonly over: Parameter }
  readonly 'store_alarm.reason': { readonly reason: Parameter }
  readonly 'store_alarm.disk': { readonly free: Parameter }
  readonly 'store_alarm.effect': None
  readonly 'store_alarm.make_room': None
  readonly 'store_alarm.database': None
  readonly 'store_alarm.log': None
  readonly 'store_alarm.goes_on': None
  readonly 'store_alarm.page': { readonly page: Parameter }
  readonly 'technician_page.inbound.title': { readonly partner: Parameter }
  readonly 'technician_page.inbound.hint': { readonly minutes: Parameter }
  readonly 'technician_page.inbound.addresses': None
  readonly 'technician_page.inbound.connect': None
  readonly 'technician_page.inbound.none': None
  readonly 'technician_page.inbound.noneHint': None
  readonly 'technician_page.inbound.taken': None
  readonly 'technician_page.inbound.refused': None
  readonly 'technician_page.inbound.possible': None
  readonly 'technician_page.inbound.status': None
  readonly 'technician_page.inbound.from': None
  readonly 'technician_page.inbound.path': None
  readonly 'technician_page.inbound.summary': None
  readonly 'technician_page.inbound.reason': None
  readonly 'technician_page.inbound.headers': None
  readonly 'technician_page.inbound.until': { readonly time: Parameter }
  readonly 'technician_page.inbound.gone': None
  readonly 'technician_page.inbound.goneHint': None
  readonly 'technician_page.letter.title': None
  readonly 'technician_page.letter.text': None
  readonly 'technician_page.letter.button': None
  readonly 'technician_page.letter.thanks': None
  readonly 'technician_page.letter.thanksText': None
  readonly 'technician_page.letter.gone': None
  readonly 'technician_page.letter.goneHint': None
  readonly 'technician_page.tooMany': None
  readonly 'technician_page.onboarding.title': { readonly partner: Parameter }
  readonly 'technician_page.onboarding.hint': { readonly libraries: Parameter }
  readonly 'technician_page.onboarding.manual': None
  readonly 'technician_page.onboarding.until': { readonly time: Parameter }
  readonly 'technician_page.onboarding.active': None
  readonly 'technician_page.onboarding.ours.title': None
  readonly 'technician_page.onboarding.ours.address': None
  readonly 'technician_page.onboarding.ours.libraries': None
  readonly 'technician_page.onboarding.ours.protocol': None
  readonly 'technician_page.onboarding.ours.sample': None
  readonly 'technician_page.onboarding.ours.credentials': None
  readonly 'technician_page.onboarding.ours.make': None
  readonly 'technician_page.onboarding.ours.madeHint': None
  readonly 'technician_page.onboarding.ours.made': { readonly time: Parameter }
  readonly 'technician_page.onboarding.ours.makeHint': None
  readonly 'technician_page.onboarding.yours.title': None
  readonly 'technician_page.onboarding.yours.url': None
  readonly 'technician_page.onboarding.yours.agencyType': None
  readonly 'technician_page.onboarding.yours.agencyValue': None
  readonly 'technician_page.onboarding.yours.system': None
  readonly 'technician_page.onboarding.yours.token': None
  readonly 'technician_page.onboarding.yours.save': None
  readonly 'technician_page.onboarding.yours.saved': None
  readonly 'technician_page.onboarding.yours.refused': None
  readonly 'technician_page.onboarding.yours.forbidden': None
  readonly 'technician_page.onboarding.yours.unknown': None
  readonly 'technician_page.onboarding.yours.tokenLabel': None
  readonly 'technician_page.onboarding.yours.user': None
  readonly 'technician_page.onboarding.yours.proof': None
  readonly 'technician_page.onboarding.yours.standard': None
  readonly 'technician_page.onboarding.yours.proofs.keep': None
  readonly 'technician_page.onboarding.yours.proofs.none': None
  readonly 'technician_page.onboarding.yours.proofs.bearer': None
  readonly 'technician_page.onboarding.yours.proofs.basic': None
  readonly 'technician_page.onboarding.yours.proofs.account': None
  readonly 'technician_page.onboarding.yours.first': None
  readonly 'technician_page.onboarding.yours.protocol': None
  readonly 'technician_page.onboarding.yours.changeProtocol': None
  readonly 'technician_page.onboarding.yours.edition': None
  readonly 'technician_page.onboarding.out.title': None
  readonly 'technician_page.onboarding.out.hint': None
  readonly 'technician_page.onboarding.out.run': None
  readonly 'technician_page.onboarding.out.sent': None
  readonly 'technician_page.onboarding.out.answer': None
  readonly 'technician_page.onboarding.out.steps.address': None
  readonly 'technician_page.onboarding.out.steps.dns': None
  readonly 'technician_page.onboarding.out.steps.tcp': None
  readonly 'technician_page.onboarding.out.steps.tls': None
  readonly 'technician_page.onboarding.out.steps.http': None
  readonly 'technician_page.onboarding.out.steps.authentication': None
  readonly 'technician_page.onboarding.out.steps.protocol': None
  readonly 'technician_page.onboarding.out.remedies.credentials': None
  readonly 'technician_page.onboarding.out.remedies.vendor': { readonly name: Parameter }
  readonly 'technician_page.onboarding.out.remedies.form': None
  readonly 'technician_page.onboarding.out.remedies.program': None
  readonly 'technician_page.onboarding.out.remedies.agencies': None
  readonly 'technician_page.onboarding.out.remedies.name': None
  readonly 'technician_page.onboarding.out.remedies.certificate': None
  readonly 'technician_page.onboarding.out.remedies.encryption': None
  readonly 'technician_page.onboarding.out.remedies.web_page': None
  readonly 'technician_page.onboarding.out.remedies.limit': None
  readonly 'technician_page.onboarding.out.remedies.library': None
  readonly 'technician_page.onboarding.in.title': None
  readonly 'technician_page.onboarding.in.hint': None
  readonly 'technician_page.onboarding.in.open': None
  readonly 'technician_page.onboarding.in.wait': None
  readonly 'technician_page.onboarding.in.waiting': { readonly time: Parameter }
  readonly 'technician_page.onboarding.in.nothing': None
  readonly 'technician_page.onboarding.in.works': { readonly time: Parameter }
  readonly 'technician_page.onboarding.in.notYet': None
  readonly 'technician_page.onboarding.in.attempts': { readonly minutes: Parameter }
  readonly 'technician_page.onboarding.in.arrived': None
  readonly 'technician_page.onboarding.in.aboutNothing': None
  readonly 'technician_page.onboarding.in.remedies.noCredentials': None
  readonly 'technician_page.onboarding.in.remedies.otherCredentials': None
  readonly 'technician_page.onboarding.in.remedies.otherNetwork': None
  readonly 'technician_page.onboarding.in.remedies.otherProtocol': None
  readonly 'technician_page.onboarding.in.remedies.senderAgency': None
  readonly 'technician_page.onboarding.in.remedies.otherAgency': None
  readonly 'technician_page.onboarding.in.remedies.method': None
  readonly 'technician_page.onboarding.in.remedies.address': None
  readonly 'technician_page.onboarding.in.remedies.content': None
  readonly 'technician_page.onboarding.trial.title': None
  readonly 'technician_page.onboarding.trial.hint': None
  readonly 'technician_page.onboarding.trial.isbn': None
  readonly 'technician_page.onboarding.trial.noIsbn': None
  readonly 'technician_page.onboarding.trial.start': None
  readonly 'technician_page.onboarding.trial.again': None
  readonly 'technician_page.onboarding.trial.received': None
  readonly 'technician_page.onboarding.trial.returned': None
  readonly 'technician_page.onboarding.trial.cancel': None
  readonly 'technician_page.onboarding.trial.reload': None
  readonly 'technician_page.onboarding.trial.id': None
  readonly 'technician_page.onboarding.trial.steps.request': None
  readonly 'technician_page.onboarding.trial.steps.answered': None
  readonly 'technician_page.onboarding.trial.steps.shipped': None
  readonly 'technician_page.onboarding.trial.steps.received': None
  readonly 'technician_page.onboarding.trial.steps.returned': None
  readonly 'technician_page.onboarding.trial.steps.completed': None
  readonly 'technician_page.onboarding.trial.messages': None
  readonly 'technician_page.onboarding.trial.taken': None
  readonly 'technician_page.onboarding.trial.refused': None
  readonly 'technician_page.onboarding.trial.sentWords': None
  readonly 'technician_page.onboarding.trial.receivedWords': None
  readonly 'technician_page.onboarding.trial.done': None
  readonly 'technician_page.onboarding.trial.refusedHere': None
  readonly 'technician_page.onboarding.print': None
  readonly 'technician_page.onboarding.record.title': None
  readonly 'technician_page.onboarding.record.hint': { readonly time: Parameter }
  readonly 'technician_page.onboarding.record.setUp': None
  readonly 'technician_page.onboarding.record.partner': None
  readonly 'technician_page.onboarding.record.agency': None
  readonly 'technician_page.onboarding.record.token': None
  readonly 'technician_page.onboarding.record.status': None
  readonly 'technician_page.onboarding.record.active': None
  readonly 'technician_page.onboarding.record.inactive': None
  readonly 'technician_page.onboarding.record.yes': None
  readonly 'technician_page.onboarding.record.no': None
  readonly 'technician_page.onboarding.record.notYet': None
  readonly 'technician_page.onboarding.record.made': { readonly time: Parameter }
  readonly 'technician_page.onboarding.record.outbound': None
  readonly 'technician_page.onboarding.record.inbound': None
  readonly 'technician_page.onboarding.record.lastArrived': { readonly time: Parameter }
  readonly 'technician_page.onboarding.record.loan': None
  readonly 'technician_page.onboarding.record.reached': { readonly time: Parameter }
  readonly 'unsubscribe_page.owner': None
  readonly 'unsubscribe_page.ask.title': None
  readonly 'unsubscribe_page.ask.text': { readonly library: Parameter }
  readonly 'unsubscribe_page.ask.button': None
  readonly 'unsubscribe_page.unsubscribed.title': None
  readonly 'unsubscribe_page.unsubscribed.text': { readonly library: Parameter }
  readonly 'unsubscribe_page.unsubscribed.stillSent': None
  readonly 'unsubscribe_page.unsubscribed.button': None
  readonly 'unsubscribe_page.subscribed.title': None
  readonly 'unsubscribe_page.subscribed.text': { readonly library: Parameter }
  readonly 'unsubscribe_page.refused.title': None
  readonly 'unsubscribe_page.refused.text': None
  readonly 'unsubscribe_page.tooMany.title': None
  readonly 'unsubscribe_page.tooMany.text': None
  readonly 'unsubscribe_page.unclear.title': None
  readonly 'unsubscribe_page.unclear.text': None
  readonly 'webhook_pause.by_staff': None
  readonly 'webhook_pause.gone': None
  readonly 'webhook_pause.kept_failing': { readonly event: Parameter; readonly why: Parameter }
  readonly 'webhook_pause.kept_failing_without_event': None
  readonly 'webhook_pause.other_store': None
  readonly 'yaml.bad_dq_escape': None
  readonly 'yaml.bad_indent': None
  readonly 'yaml.bad_scalar_start': None
  readonly 'yaml.block_as_implicit_key': None
  readonly 'yaml.duplicate_key': None
  readonly 'yaml.missing_char': None
  readonly 'yaml.multiline_implicit_key': None
  readonly 'yaml.multiple_docs': None
  readonly 'yaml.tab_as_indent': None
  readonly 'yaml.unexpected_token': None
}
