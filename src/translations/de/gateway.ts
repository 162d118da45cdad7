import type { gatewayAreas as english } from '../en/gateway.ts'
import account_mail from './account_mail.json' with { type: 'json' }
import alarm from './alarm.json' with { type: 'json' }
import alarm_mail from './alarm_mail.json' with { type: 'json' }
import answer_page from './answer_page.json' with { type: 'json' }
import arrival from './arrival.json' with { type: 'json' }
import attention from './attention.json' with { type: 'json' }
import attention_kind from './attention_kind.json' with { type: 'json' }
import before_deleting from './before_deleting.json' with { type: 'json' }
import citation from './citation.json' with { type: 'json' }
import citation_field from './citation_field.json' with { type: 'json' }
import command_help from './command_help.json' with { type: 'json' }
import command_line from './command_line.json' with { type: 'json' }
import connection_test from './connection_test.json' with { type: 'json' }
import damaged_dump from './damaged_dump.json' with { type: 'json' }
import damaged_store from './damaged_store.json' with { type: 'json' }
import digest from './digest.json' with { type: 'json' }
import directory from './directory.json' with { type: 'json' }
import doctor from './doctor.json' with { type: 'json' }
import explanation from './explanation.json' with { type: 'json' }
import failure from './failure.json' with { type: 'json' }
import fault from './fault.json' with { type: 'json' }
import file from './file.json' with { type: 'json' }
import file_error from './file_error.json' with { type: 'json' }
import finding from './finding.json' with { type: 'json' }
import identity_provider from './identity_provider.json' with { type: 'json' }
import identity_provider_remedy from './identity_provider_remedy.json' with { type: 'json' }
import ils_call from './ils_call.json' with { type: 'json' }
import import_file from './import_file.json' with { type: 'json' }
import kept_message from './kept_message.json' with { type: 'json' }
import letter from './letter.json' with { type: 'json' }
import loan_condition from './loan_condition.json' with { type: 'json' }
import message_part from './message_part.json' with { type: 'json' }
import monthly_report from './monthly_report.json' with { type: 'json' }
import named_by from './named_by.json' with { type: 'json' }
import next from './next.json' with { type: 'json' }
import not_found from './not_found.json' with { type: 'json' }
import not_sendable from './not_sendable.json' with { type: 'json' }
import not_sendable_mail from './not_sendable_mail.json' with { type: 'json' }
import not_stored from './not_stored.json' with { type: 'json' }
import note_part from './note_part.json' with { type: 'json' }
import notice from './notice.json' with { type: 'json' }
import operation from './operation.json' with { type: 'json' }
import page from './page.json' with { type: 'json' }
import partner_event from './partner_event.json' with { type: 'json' }
import patron_export from './patron_export.json' with { type: 'json' }
import patron_page from './patron_page.json' with { type: 'json' }
import postgres from './postgres.json' with { type: 'json' }
import problem from './problem.json' with { type: 'json' }
import problem_type from './problem_type.json' with { type: 'json' }
import redis from './redis.json' with { type: 'json' }
import redis_loss from './redis_loss.json' with { type: 'json' }
import refusal from './refusal.json' with { type: 'json' }
import relay from './relay.json' with { type: 'json' }
import reply from './reply.json' with { type: 'json' }
import retention from './retention.json' with { type: 'json' }
import rota from './rota.json' with { type: 'json' }
import sign_in from './sign_in.json' with { type: 'json' }
import sign_in_remedy from './sign_in_remedy.json' with { type: 'json' }
import slip from './slip.json' with { type: 'json' }
import sqlite from './sqlite.json' with { type: 'json' }
import staff_mail from './staff_mail.json' with { type: 'json' }
import stage from './stage.json' with { type: 'json' }
import start from './start.json' with { type: 'json' }
import statistics from './statistics.json' with { type: 'json' }
import store from './store.json' with { type: 'json' }
import store_alarm from './store_alarm.json' with { type: 'json' }
import technician_page from './technician_page.json' with { type: 'json' }
import unsubscribe_page from './unsubscribe_page.json' with { type: 'json' }
import webhook_pause from './webhook_pause.json' with { type: 'json' }
import yaml from './yaml.json' with { type: 'json' }

export const gatewayAreas: typeof english = {
  account_mail,
  alarm,
  alarm_mail,
  answer_page,
  arrival,
  attention,
  attention_kind,
  before_deleting,
  citation,
  citation_field,
  command_help,
  command_line,
  connection_test,
  damaged_dump,
  damaged_store,
  digest,
  directory,
  doctor,
  explanation,
  failure,
  fault,
  file,
  file_error,
  finding,
  identity_provider,
  identity_provider_remedy,
  ils_call,
  import_file,
  kept_message,
  letter,
  loan_condition,
  message_part,
  named_by,
  next,
  monthly_report,
  not_found,
  not_sendable,
  not_sendable_mail,
  not_stored,
  note_part,
  notice,
  operation,
  page,
  partner_event,
  patron_export,
  patron_page,
  postgres,
  problem,
  problem_type,
  redis,
  redis_loss,
  refusal,
  relay,
  reply,
  retention,
  rota,
  sign_in,
  sign_in_remedy,
  slip,
  sqlite,
  staff_mail,
  stage,
  start,
  statistics,
  store,
  store_alarm,
  technician_page,
  unsubscribe_page,
  webhook_pause,
  yaml,
}
