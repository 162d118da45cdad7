/**
 * What the recorded mails may give: file, situation, and the outcomes that are allowed. Whatever an outcome does not name is
 * forbidden: a date, a price, a condition, a further event. `asks`: staff must read the words that no rule explains;
 * `noteless`: the mail holds nothing but our own letter.
 */
const table = `
copy-pdf | copy | shipped digital
dsn-delayed | loan | bounce
dsn-forwarded-to-dead-colleague | loan | bounce
dsn-unknown-user | loan | bounce
flow-cancel_OK | cancel | review
flow-cancel_Sorry__too_late__it_was_sent_this_morning._Due_date_15_January_2027. | cancel | shipped due=2027-01-15
flow-cancel_We_will_supply. | cancel | review
flow-loan_Reminder__due_15_January_2027. | out | review
flow-loan_This_loan_is_overdue._Please_return_it. | out | overdue
flow-loan_We_have_to_recall_this_loan__another_reader_needs_it. | out | recalled
flow-renew_OK__extended_by_4_weeks. | renew | renewed asks
flow-renew_Renewed_until_15_March_2027. | renew | renewed due=2027-03-15
flow-renew_We_can_t_renew__another_reader_is_waiting. | renew | renew_refused
flow-renew_You_may_keep_it_until_1_March. | renew | renewed due=2027-03-01
flow-return_The_book_has_arrived_but_pages_are_torn._We_will_invoice_40_EUR. | return | checked_in cost=40EUR asks
flow-return_We_have_received_the_book_back__thank_you_ | return | checked_in
own-list | loan | review
real-snail-form | loan | shipped noteless
shape-Google_Group_From_rewritten_by_list_headers | loan | review
shape-PDF_for_a_loan__a_delivery_note_ | loan | shipped due=2027-02-15 / review
shape-RT_ticket__Precedence__bulk_ | loan | review
shape-S_MIME_opaque_smime.p7m__openssl_ | loan | review
shape-X-Auto-Response-Suppress_only | loan | shipped due=2027-02-15
shape-X-Spam-Flag_YES | loan | shipped due=2027-02-15
shape-apple_mail | loan | shipped due=2027-02-15
shape-dd_It_is_lost._We_will_buy_a_new_one_and_then_lend_it. | loan | review
shape-dd_Sent_on_30.11.2026._To_be_returned_until_28.02.2027_at_the_l | loan | shipped due=2027-02-28 conditions=LibraryUseOnly,NoReproduction
shape-dd_Sent_yesterday_with_UPS_1Z999AA10123456784__value_USD_120__d | loan | shipped due=2027-03-01
shape-dd_Shipped._Due_15_Febuary_2027. | loan | shipped asks / review
shape-dd_Shipped._Due__15_02_2027 | loan | shipped due=2027-02-15
shape-dd_Shipped._Due_in_6_weeks. | loan | shipped due=2027-01-11
shape-dd_Shipped_02_12_2026__due_15_02_2027 | loan | shipped due=2027-02-15
shape-dd_Shipped_today._Due_31_February_2027. | loan | shipped asks / review
shape-dd_Shipped_today_for_28_days. | loan | shipped asks
shape-dd_The_book_came_back_in_poor_condition. | loan | checked_in asks / review
shape-dd_The_item_is_missing_a_page__still_OK__We_will_send_it. | loan | review
shape-dd_We_have_received_the_book_back_but_it_is_damaged. | loan | checked_in asks / review
shape-empty_body | loan | review
shape-forged_From_with_token_address__NORTH_needs_dmarc | loan | shipped due=2027-02-15
shape-forged_with_own_Authentication-Results_of_mx.library.test | loan | shipped due=2027-02-15
shape-form____quote_marks | loan | shipped noteless
shape-form__joined_lines__HTML_without_pre_ | loan | shipped noteless
shape-form__no_quoting__shipped__German_letter | loan | shipped noteless
shape-form__no_quoting_at_all__conditional | loan | conditional noteless
shape-form__no_quoting_at_all__will_supply | loan | will_supply noteless
shape-form__outlook_plain_text__header_block_above__no_marks | loan | shipped noteless
shape-form__tab-indented_quote__shipped__s-nail_default_ | loan | shipped noteless
shape-form__x_typed_outside_brackets | loan | shipped / review
shape-form_filled_in_html_outlook | loan | shipped due=2027-02-15
shape-form_of_older_request_quoted__copy-paste_ | loan | review
shape-gmail_html_text_b64 | loan | shipped due=2027-02-15
shape-html_only_gmail | loan | shipped due=2027-02-15
shape-inline_PGP_clearsigned | loan | shipped due=2027-02-15
shape-interleaved_in_quote__no_marks__Notes_style_ | loan | shipped due=2027-02-15 / review
shape-marketing_footer_header_List-Unsubscribe_only__Exchange_Online___Mailjet_relay_ | loan | review
shape-no_date__no_message-id | loan | shipped due=2027-02-15
shape-no_refs__no_token__no_subject_ref__ref_in_body | loan | shipped due=2027-02-15
shape-only_signature | loan | review
shape-ooo_Autosvar__We_will_supply_as_soon_as_we_are_back. | loan | ignored / review
shape-ooo_Frav_rsmelding__Jeg_er_ikke_p__kontoret_f_r_10._desember | loan | ignored / review
shape-ooo_Re__I_am_on_leave_until_10_December_and_will | loan | ignored / review
shape-ooo_Re__Thank_you_for_contacting_North_Library._ | loan | ignored / review
shape-ooo_Re__Wir_haben_vom_20.12._bis_7.1._geschlosse | loan | ignored / review
shape-ooo_Read__Your_message_To__North_Subject__Interlib | loan | ignored / review
shape-other_address__domain_in_senders__WEST_ | loan | shipped due=2027-02-15
shape-our_letter_forwarded_as_attachment__new_thread | loan | shipped due=2027-02-15 / review
shape-outlook_top_html_text | loan | shipped due=2027-02-15
shape-ref_folded_inside_number_in_subject | loan | shipped due=2027-02-15 / review
shape-reply-all_with_Cc | loan | shipped due=2027-02-15
shape-subject_AW___no_refs_ | loan | shipped due=2027-02-15
shape-subject_RE___EXTERNAL___no_refs_ | loan | shipped due=2027-02-15
shape-subject_SV___no_refs_ | loan | shipped due=2027-02-15
shape-subject_VS___no_refs_ | loan | shipped due=2027-02-15
shape-subject_changed__refs_kept | loan | shipped due=2027-02-15
shape-unknown_charset_x-foo | loan | shipped due=2027-02-15
shape-winmail.dat_beside_text | loan | shipped due=2027-02-15
shape-words_above__unquoted_letter_below__no_due_date_given | loan | shipped
vacation-sieve | loan | ignored
w2-USD_mixed | loan | review
w2-angeblich | loan | review
w2-barcodes | loan | shipped due=2027-03-01 barcodes=111111,222222
w2-beschaedigt_zurueck | loan | checked_in cost=80EUR asks
w2-cancel_q | loan | review
w2-chinese_sent | loan | review
w2-closed | loan | shipped
w2-copy_instead | loan | review
w2-erst | loan | will_supply expected=2027-01-15
w2-fee_waived | loan | shipped due=2027-03-01
w2-geschlossen | loan | shipped
w2-hebrew | loan | review
w2-hold | loan | review
w2-irrtum | loan | review
w2-keine_verl | loan | shipped due=2027-03-01 conditions=NoRenewals
w2-late_fee | loan | shipped due=2027-03-01
w2-mahn | loan | shipped due=2027-03-01
w2-needed_before | loan | shipped asks
w2-nicht_mehr | loan | unfilled / review
w2-no_charge | loan | shipped due=2027-03-01
w2-noch_da | loan | review
w2-not_lend_you | loan | unfilled asks
w2-nur_2_wochen | loan | review
w2-onorder | loan | unfilled / retry_possible / review
w2-password | loan | shipped due=2027-03-01 / review
w2-postage_back | loan | shipped due=2027-03-01
w2-ready | loan | review
w2-reminder_ship | loan | review
w2-schlechter_zustand | loan | checked_in asks / review
w2-shipped_to_patron | loan | shipped
w2-test | loan | review
w2-thanks | loan | message
w2-title_words | loan | unfilled
w2-two_prices | loan | conditional asks / review
w2-unfilled_cost | loan | unfilled asks
w2-valid_until | loan | shipped
w2-value_ins | loan | shipped due=2027-03-01
w2-versichert | loan | shipped due=2027-03-01
w2-vorgemerkt | loan | review
w2-wert | loan | shipped due=2027-03-01
w2-wont | loan | review
w3-None-Our_overdue_notices_stop_from_20_Decembe | out | review
w3-None-The_due_date_of_this_loan_was_changed_to | out | review
w3-None-This_loan_is_overdue_since_15_January._A | out | overdue cost=10EUR asks / overdue asks
w3-None-We_have_sent_you_the_invoice__15_EUR. | out | review
w3-None-We_recall_the_book__please_return_it_bef | out | recalled due=2026-12-20 / recalled asks / review
w3-None-You_need_not_return_it. | out | completed_without_return
w3-renew-Due_date__15_March_2027 | renew | review
w3-renew-Not_renewed__overdue_by_now__fine_5_EUR. | renew | renew_refused asks / review
w3-renew-Renewal_request_received. | renew | review
w3-renew-Renewed__but_the_fee_of_3_EUR_is_due_by_ | renew | renewed cost=3EUR
w3-renew-Renewed_until_15_March_2027__last_renewa | renew | renewed due=2027-03-15 conditions=NoRenewals
w3-renew-Verl_ngerung_leider_nicht_m_glich__vorge | renew | renew_refused due=2027-01-15
w3-renew-We_have_renewed_it_until_15_January_2027 | renew | renewed due=2027-01-15
w3-return-Arrived__thanks. | return | checked_in / review
w3-return-Received_with_thanks._Please_also_return | return | review
w3-return-We_have_received_the_book_back__but_the_ | return | checked_in asks / review
words-ack | loan | request_received / review
words-ambiguous | loan | shipped asks / review
words-barcode | loan | shipped due=2027-03-01 barcodes=1234567
words-checked_out | loan | unfilled / retry_possible / review
words-confirm_pay | loan | conditional cost=15EUR / review
words-cs | loan | review
words-damaged | loan | checked_in cost=80EUR asks
words-de_der_nutzer_will | loan | review
words-de_frage | loan | review
words-de_ironie | loan | review
words-de_lesesaal | loan | review
words-de_nicht_nachweisbar | loan | unfilled / review
words-de_noch_nicht | loan | review
words-de_oesterr | loan | review
words-de_raus | loan | shipped due=2027-02-28
words-de_storno | loan | unfilled / cancelled_by_partner / review
words-de_unterwegs | loan | shipped
words-de_verliehen_bis | loan | retry_possible / review
words-de_vllt | loan | review
words-de_wieder_da | return | checked_in
words-disclaimer | loan | shipped due=2027-02-15
words-dup | loan | review
words-ebook | loan | unfilled / review
words-es_no | loan | review
words-fi | loan | review
words-fr_envoi | loan | shipped due=2027-02-15 / review
words-fr_indispo | loan | unfilled
words-if_you_accept | loan | conditional cost=20GBP
words-it_due | loan | review
words-ja | loan | review
words-library_only | loan | shipped due=2027-02-15 conditions=LibraryUseOnly
words-long | loan | review
words-mixed_fr-en | loan | shipped due=2027-02-15
words-never_shipped | loan | review
words-nl_verzonden | loan | review
words-no_lend_abroad | loan | unfilled
words-no_sent | loan | review
words-not_own | loan | unfilled
words-not_until | loan | will_supply expected=2027-01-15
words-ok | loan | review
words-other_edition | loan | review
words-part | loan | shipped more / review
words-pl_wyslane | loan | review
words-pt | loan | review
words-quoted_mail_words | loan | review
words-recalled_early | loan | recalled / review
words-renewal_pre | loan | unfilled / retry_possible / review
words-returned_to_shelf | loan | unfilled / review
words-search_again | loan | review
words-sent_w_due | loan | shipped due=2027-02-15
words-short_de_date_in_en | loan | shipped due=2027-02-15
words-signature_quote | loan | will_supply
words-sv_skickad | loan | review
words-thumb | loan | review
words-tr | loan | review
words-two_requests | loan | review
words-we_cancel | loan | unfilled / cancelled_by_partner / review
words-would_have | loan | unfilled / review
words-wrong_request | loan | review
words-yes | loan | review
`

/** A recorded mail and the outcomes that it may have. */
export type Recording = {
  readonly file: string
  readonly situation: string
  readonly allowed: readonly string[]
}

/** The recorded mails of `interop/email`. */
export const recordings: readonly Recording[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [file = '', situation = '', outcomes = ''] = row.split(' | ')
    return { file: `${file}.eml`, situation, allowed: outcomes.split(' / ') }
  })
