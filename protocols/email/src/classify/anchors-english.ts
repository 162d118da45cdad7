import type { AnchorTable } from './anchors.ts'

/** What English lenders say, in open words: `~` stands for up to five words that are only searched for dangers. */
export const englishAnchors: AnchorTable = {
  words: {
    have: `has have had 's 've is are was were been 're it's that's got`,
    sentPast: `sent posted mailed shipped dispatched despatched couriered airmailed parcelled_up_and_sent sent_out sent_off sent_on
      shipped_out mailed_out posted_off packed_off fired_off whisked_off sped_off put_in_transit forwarded_to_you
      lent_to_you loaned_to_you issued_to_you checked_out_to_you charged_to_you signed_out_to_you bundled_off bunged_off
      expressed freighted released_for_delivery released_for_shipment consigned`,
    put: `put popped dropped placed stuck slipped handed gave given took taken brought passed entrusted delivered bunged shoved
      threw thrown tossed dispatched committed deposited lodged loaded tucked consigned drop stick`,
    putBase: `put pop drop place stick slip hand give take bring pass get bung shove throw toss deposit tuck send load`,
    carrier: `carrier courier dhl ups fedex dpd gls hermes evri usps tnt royal_mail parcelforce yodel post mail post_office postie
      postman postwoman postbag mailbag mail_bag post_bag mailroom mail_room post_room postroom van truck lorry driver
      delivery_service transit_van library_van delivery_van transport_van interlibrary_van postal_service mail_carrier
      letterbox post_box postbox mailbox collection mail_tray post_tray delivery_driver dispatch_bay
      courier_bag courier_box transit_box mail_service delivery delivery_run van_run courier_run express_service
      outbox parcel_service parcel_shop depot`,
    took: `collected picked_up fetched taken took grabbed whisked_away uplifted scooped_up taken_away got has_it`,
    left: `left departed gone set_off went flown sailed headed winging speeding rolling`,
    go: `go goes going leave leaves leaving depart departs head heads ship ships be_off`,
    day: `today tomorrow tonight monday tuesday wednesday thursday friday saturday later soon shortly first_thing next this
      @date on_@date in_the_morning mid-week midweek after_lunch by_noon before_christmas`,
    supply: `send post mail ship dispatch despatch lend loan supply provide fulfil fulfill fill oblige help accommodate courier
      make_available release let_you_have let_you_borrow part_with spare share get_it_to_you get_it_out get_it_off get_it_over
      get_that_to_you get_this_to_you get_that_out get_this_out get_it_in_the_post lend_out send_out send_off meet_your_request
      satisfy assist do_this do_that do_it`,
    supplyNot: `circulate let_it_out let_it_go let_it_leave issue let_this_leave let_this_out let_it_travel allow_it_out
      let_go part_with meet satisfy comply participate let_it_off_the_premises lend_it_out assist_you honour`,
    prepare: `pulled retrieved packed prepared fetched picked wrapped readied pulled_from_the_shelf brought_up parcelled_up
      boxed_up labelled processed_for_shipping processed_for_dispatch made_ready`,
    preparing: `pulling retrieving packing preparing fetching picking wrapping boxing parcelling sending posting mailing shipping
      dispatching lending getting readying collecting_it`,
    unheld: `available held owned on_the_shelf on_shelf in_stock in_our_collection in_our_collections for_loan lendable lent
      circulated in_our_catalogue in_our_holdings in_our_possession found located traceable loanable to_be_found for_lending
      on_our_shelves obtainable borrowable ours in_its_place where_it_should_be allowed_out permitted_to_leave in_circulation
      eligible_for_loan eligible_for_ill cleared_for_loan lent_out loaned loaned_out supplied provided filled fulfilled
      suppliable released issued_for_home_use stocked part_of_our_collection part_of_our_holdings available_for_interlibrary_loan`,
    gone: `missing lost withdrawn weeded deaccessioned de-accessioned discarded stolen disappeared vanished destroyed checked_out
      on_loan out_on_loan lent_out charged_out signed_out in_use on_reserve on_course_reserve reference_only reference_copy
      non-circulating noncirculating non_circulating at_the_bindery at_the_binder's at_the_binders being_rebound being_repaired
      under_repair in_conservation in_the_conservation_lab too_fragile too_brittle too_delicate too_valuable too_precious
      too_damaged in_special_collections in_our_special_collections special_collections_material pulped sold_off
      gone_missing gone_walkabout written_off declared_lost reported_lost presumed_lost marked_lost marked_missing
      unavailable unlendable falling_apart beyond_repair water-damaged on_short_loan on_the_reserve_shelf overdue_from_another
      out_to_a_reader out_to_another_reader out_to_a_member out_with_a_reader out_with_another_reader borrowed_already
      already_borrowed already_out currently_out in_the_hands_of_another_reader with_another_reader with_a_reader
      out_to_someone_else on_display on_exhibition in_an_exhibition in_our_exhibition being_digitised being_catalogued
      restricted_to_in-house_use restricted_to_in-library_use for_reference_use_only for_in-house_use_only for_use_on_site_only
      for_library_use_only for_reading_room_use_only confined_to_the_reading_room reserved_for_staff awol
      excluded_from_interlibrary_loan excluded_from_loan restricted_to_the_reading_room restricted_to_on-site_use
      restricted_to_on-site_consultation on_site_consultation_only infested`,
    hold: 'have hold own held owned possess stock keep had carry subscribe_to purchase purchased bought acquired retain',
    ofItem: `it this this_title this_book this_item this_work that_title that_book that_one this_one the_title the_book the_item the_volume
      this_volume your_item a_copy any_copy item title any_copies this_edition`,
    cancelledPp: `cancelled canceled withdrawn removed deleted closed struck_off scrapped stopped voided binned annulled revoked
      taken_off_the_list taken_off_our_list taken_off taken_out dropped rescinded nixed scratched pulled torn_up shelved
      crossed_off crossed_out taken_down unmade halted called_off`,
    cancelBase:
      'cancel withdraw stop halt undo recall intercept call_it_back pull_it_back get_it_back retrieve_it reverse',
    renewedPp: `renewed extended prolonged granted approved re-issued reissued lengthened rolled_over updated pushed_back moved_on
      put_back given_another given_you_another bumped shifted stretched allowed_another re-dated redated okayed ok'd`,
    renewBase: `renew extend prolong grant roll_over lengthen re-issue reissue allow_an_extension allow_a_renewal give_you_longer
      let_you_keep let_you_have_it_longer give_more_time offer_an_extension offer_a_renewal agree allow_another
      let_it_stay let_your_reader_keep give_you_any_more_time give_another`,
    keep: `keep hang_on_to hang_onto hold_on_to hold_onto have retain use enjoy hold`,
    until: 'until till to up_to through til',
    back: `back returned home checked_in discharged in_our_hands reshelved re-shelved on_the_shelf_again on_its_shelf_again
      on_our_shelves_again back_on_the_shelf back_on_its_shelf back_in_place back_in_its_place logged_in`,
    came: `arrived landed reached_us turned_up come_in came_in got_here got_back made_it_home made_it_back showed_up checked_in
      come_home came_home come_back came_back been_returned been_discharged been_received been_checked_in rolled_in
      made_its_way_back made_its_way_home found_its_way_back found_its_way_home been_safely_returned been_reshelved`,
    parcel: `book item volume parcel package loan dvd copy return title material packet box it they both everything all`,
    date: `@date then january february march april may june july august september october november december later afterwards after_that
      new_year in_the_spring when_it when_we in_a_few_weeks next_month next_term next_year`,
    request: `request order ill application reservation booking`,
    late: 'overdue past_due late outstanding_since past_its_due_date past_its_date beyond_its_due_date behind_schedule',
  },
  anchors: {
    shipped: `
      {have} ~ {sentPast}
      we|i|colleague|colleagues|assistant|volunteer|team|they|and|just|already|also ~ {sentPast}
      ^ & {sentPast}
      ^ & {parcel}|now|just|all|and|today|yesterday ~ {sentPast}
      {put} ~ to|in|into|with|at|on|by ~ {carrier}
      in the hands of|into the hands of ~ {carrier}
      {carrier} ~ {took}
      collected|picked up|taken|fetched|carried off|taken away|uplifted & by ~ {carrier}
      {left} ~ today|yesterday|morning|afternoon|us|here|out|off|building|premises|earlier|lunchtime|noon|ago|last night|our library|our hands|@date
      {left} ~ by|with|via|on|in ~ {carrier}
      on its way|on their way|making its way|on the way|on its merry way|on its journey|on the road to you|on the move to you
      {have}|^ ~ en route|in transit|travelling|traveling|in the post|in the mail|heading your way|headed your way|coming your way|winging its way|off to you|wending its way|off to your library
      {have} ~ with the courier|with the carrier|with the post office|with the couriers
      {parcel} & {sentPast}|went out|went off
      departed ~ today|yesterday|morning|afternoon|with|by
      the|your & tracking number is
    `,
    will_supply: `
      will|shall|'ll|wil ~ {supply}
      can|could certainly|able to|happy to|glad to|pleased to|delighted to|willing to|prepared to|going to|about to|intend to|ready to|pleasure to|love to|agreed to|plan to|planning to ~ {supply}
      will|shall|'ll ~ {putBase} ~ in|into|to|on|with ~ {carrier}
      will|shall|'ll ~ {preparing}
      will|shall|'ll|can|to|then ~ be ~ sent|posted|mailed|shipped|dispatched|despatched|lent|loaned|supplied|provided|on its way|in the post|in the mail|with you|on the van|with the courier|{prepare}
      is|are|'re|'m|am|'s & being ~ {prepare}|sent|shipped|posted|mailed
      am|are|'m|'re|is ~ {preparing}
      {preparing} ~ for you|out of the store|out of the stacks|from the store|ready for you
      won't|will not ~ leave|go out|be sent|be posted|be shipped|ship ~ until|before|till & @date
      it's|it is & yours & after|then|from|until|for
      ^ & {preparing} & it|this|the|that|your|one
      {prepare} & and|for & ready|collection|shipping|dispatch|you|posting|despatch
      {go} ~ out|off|to you|with|by|in|on|from here|us ~ {day}|{carrier}
      {go} & {day}
      set|put|kept|placed|laid|held ~ aside|by ~ for you|for your reader|for your library|for your patron
      reserved|earmarked|held|booked & for ~ you|your library|your reader|your patron
      you|your reader|they|your library|your patron & can|may|shall|will|are welcome to|'ll ~ have|borrow|get & it|this|them|the book|ours|our copy
      ready|waiting & to go|for dispatch|for shipping|for the courier|for the post|for the van|to be shipped|to be sent|for pick-up|for pickup|to ship|to post
      consider it & lent|done|sent|yours
      ^ & yes & gladly|certainly|of course|happily|with pleasure|happy to|can do|will do|we can|we will|we have it|no problem
      ^ & happy to oblige|happy to help|happy to lend|happy to send|will do|can do|with pleasure|gladly
      your & request|order|loan ~ approved|accepted|granted
      agree|agreed|confirm & to ~ lend|supply|send|loan
      accept & your & request|order
      confirm the loan
      you'll|you will|you should ~ have|receive|get ~ it|them|this|the book|the volume ~ by|on|this|next|tomorrow|soon|within|before
      should|will|'ll ~ arrive|reach you|be with you|get to you ~ by|on|next|before|within|tomorrow|soon
      {carrier} ~ will ~ collect|pick|take|bring ~ it|them|this|the book
    `,
    unfilled: `
      cannot|can't|can not|unable to|not able to|won't|will not|not in a position to|could not|couldn't|do not|don't|does not|doesn't|not possible to|impossible to|not permitted to|not allowed to|never|no way to|no means to|not prepared to|not willing to|unwilling to|inability to|too busy to ~ {supply}|{supplyNot}
      cannot|can't|can not|could not|couldn't|unable to|not able to|failed to|haven't been able to|no one can|nobody can ~ find|locate|trace|lay hands on|lay our hands on|put our hands on|lay my hands on|track down|discover|see ~ {ofItem}|anywhere|on the shelf|on the shelves
      cannot|can't|can not|could not|may not|must not|won't|will not|couldn't ~ be ~ {supplyNot}|{unheld}|sent|posted|borrowed|shipped|removed from|taken out|made available|taken off|satisfied|met
      not|isn't|aren't|wasn't|never|nowhere ~ {unheld}
      nowhere to be & found|seen
      no longer|don't|do not|never|not|'t & actually|currently|even|in fact|have|unfortunately|really|| ~ {hold} & {ofItem}|a|any|one
      no longer & {hold}
      {have}|our copy|our only copy|copy|^|and|so|reported|declared|marked|shown|listed|book|title|item|volume|now|currently|simply|it|or ~ {gone}
      no & copy|copies|trace|sign|luck|joy|such title|record ~ of it|in stock|on the shelf|here|left|held|available|anywhere|^
      ^ & no luck|no joy|no can do|no copy|no copies here|no trace|no such title|no chance|no holdings
      must|have to|need to|obliged to ~ decline|refuse|turn you down|turn it down|turn this down|say no|pass on this|disappoint|reject
      declined|refused|rejected|turned down|unfilled|unfillable
      answer|response|reply ~ no|negative
      afraid not|afraid no
      not us|not ours|not one of ours
      weeded|deaccessioned|de-accessioned|nicked|pinched|scarpered
      not|'t ~ leave|go out of|go outside ~ building|premises|library|house|reading room|site|walls|campus
      withdrew|weeded|discarded|sold|pulped ~ it|this|that|our copy|the book|ours
      another|other|a|one of our own|someone|somebody ~ reader|borrower|user|member|patron|student|professor|else|class & has|have|is using|took|borrowed
      try|ask|approach|contact|turn to|trying|suggest|look ~ elsewhere|somewhere else|another library|the next library|a different library|other libraries|next lender|another lender
      someone|somebody ~ must have|has ~ taken|pinched|nicked|stolen|walked off with ~ it
      simply|just|definitely & isn't|not & here|there
      not|isn't & here|there|ours|one of ours|something we hold
      only ~ as & an e-book|an ebook|microfilm|electronic|e-book|ebook
      don't|do not ~ participate|take part|offer ~ interlibrary|ill|lending|inter-library
    `,
    retry_possible: `
      try|ask|request|order|apply|resubmit|re-submit|reorder|re-order|re-request|come back|reapply|check back ~ again|then|after|later|anew|in the new year|once more ~ {date}|^
      resubmit|re-request|reapply|try again|ask again|ask us again|ask me again|come back to us ~ {date}
    `,
    cancel_accepted: `
      {cancelledPp} ~ request|order|it|this|as requested|as asked|for you|at your request|^
      {have}|we|i|now|all|^|request|order|and|hereby ~ {cancelledPp}
      off & the|our ~ list|books|system|queue
      happy to|glad to ~ {cancelBase}
      ^ & cancelling|cancellation ~ done|confirmed|noted|processed|received|accepted|complete|it|this|the|your|now
      cancellation ~ confirmed|noted|processed|done|accepted|actioned|gone through|went through|registered
      won't|will not|not going to|shan't|no longer|nothing|not & be|going to|going to be|will be|will|now|| ~ send|sending|sent|post|posted|ship|shipped|dispatched|go out|leave|mailed|goes out|coming
      stays|stay|staying|remains|remain|kept ~ here|with us|on the shelf|on its shelf|home|put
      back & on|to & the|its & shelf|shelves
      put|placed|returned ~ back
      consider it|consider this ~ cancelled|done|dropped|stopped
      caught|stopped|got|intercepted ~ in time|just in time|before it left|before it went
      just in time
      hadn't|had not|not|hasn't|wasn't|never ~ left|gone|sent|posted|shipped|pulled|taken|started|touched|packed|begun
    `,
    cancel_refused: `
      cannot|can't|can not|unable to|no way to|not able to|impossible to|couldn't|could not|not possible to ~ {cancelBase}
      cannot|can't|can not|could not ~ be ~ cancelled|stopped|recalled|undone|intercepted|halted|withdrawn
      too late to ~ {cancelBase}
      just missed it|missed the boat|bird has flown|horse has bolted|ship has sailed
    `,
    renewed: `
      {have}|we|i|^|loan|now|all|and|duly|happily|gladly|hereby ~ {renewedPp}
      {renewedPp} ~ {until} & @date
      will|'ll|can|happy to|glad to|pleased to|able to|willing to|delighted to|fine to|ok to|of course ~ {renewBase}
      ^ & renewal|extension|renewing|extending ~ ok|okay|granted|approved|fine|confirmed|done|no problem|accepted|agreed
      renewal|extension ~ granted|approved|confirmed|accepted|in order|agreed|gone through|went through
      {keep} ~ {until} & @date
      ^ & yours & {until} & @date
      new|revised|updated|changed|fresh|later|amended|extended & due|return|loan|| ~ date|day|deadline ~ @date
      now|then & due|runs|valid|good|ends|expires ~ @date
      ^ & ok|okay|yes|sure|fine|granted|agreed|certainly|approved|done|no problem|of course|gladly ~ {until} & @date
      @date & is|will be & fine|ok|okay|good
      @date & it is
      no objection|no objections
      another|an extra|a further|extra|four|two|three|six & four|two|three|six|| & week|weeks|month|fortnight|days ~ granted|fine|no problem|ok|okay|approved
      moved|changed|pushed|put|set|shifted|updated|amended|bumped ~ date ~ to|back|forward
    `,
    renew_refused: `
      cannot|can't|can not|unable to|not able to|won't|will not|not in a position to|could not|couldn't|do not|don't|not possible to|impossible to|not permitted to|not allowed to ~ {renewBase}
      cannot|can't|can not|may not|must not|could not|no longer|won't|not|never ~ be ~ renewed|extended|prolonged|granted|approved
      no|no further|no more|no second ~ renewal|renewals|extension|extensions|extra time
      not|isn't & renewable|extendable|possible|able to say yes
      another|other|a|an|one of our|someone|somebody|there's|there is|has|have ~ reader|readers|borrower|user|users|member|patron|student|students|professor|else|request|requests|reservation|reservations|hold|holds|waiting list|queue|researcher ~ waiting|waits|wants|need|needs|requested|reserved|asked|on it|placed|for it|queued|in line|lined up|pending|against it
      someone|somebody|others & else|| & is|has|have|wants|needs|want|need|are ~ waiting|next|requested|reserved|asked|it
      is|are|been|^|already & reserved|requested|on hold|recalled|wanted|needed|booked|in demand
      renewal|extension|request|renewals ~ refused|denied|declined|rejected|not possible|impossible|turned down|out of the question
      must|have to|need to ~ decline|refuse|say no|turn it down|turn you down|ask for it back|have it back
      need|want|require|must have|would like|expect & it|this|the book|the volume|them|this one ~ back
      afraid not
      answer ~ no
    `,
    checked_in: `
      {have}|^|all|book|item|parcel|volume|loan|it|safely|now|both|everything ~ {back}
      {have}|^|book|item|parcel|volume|package|it|return|loan|they|all ~ {came}
      received|got|have|had|see|retrieved|welcomed|took ~ {parcel} ~ back|safely|today|yesterday|morning|returned|in good|from you|again|intact
      {have}|we|i|just|^|safely|with thanks|gratefully ~ received|receipted|discharged|checked in|scanned in|booked in|logged ~ {parcel}
      ^ & received|returned|discharged|checked in|back|home|arrived|got it ~ with thanks|safely|today|yesterday|thanks|safe|sound|thank you|morning|all|in good|^
      safely|safe ~ home|back|here|returned|arrived|received|in our hands|with us
      home & safe|safely|again|sound
      in our hands|in our possession again|once more on our shelves
      loan|record|account|transaction|file|case|request ~ closed|cleared|complete|completed|clear|settled|wrapped up
      closed ~ loan|record|transaction|file|request
      cleared|checked|taken ~ off|from|in ~ account|record|card|system
      reached us|with us ~ safely|today|yesterday|again|intact|in one piece|in good
      return ~ received|arrived|confirmed|logged|processed|registered|noted
      confirm|confirming|acknowledge ~ receipt|return|arrival
      in & good|perfect|excellent|fine|great|one & condition|order|shape|nick|piece
    `,
    recalled: `
      need|needs|want|require|requires|must have|would like|must ask for|ask for|have to ask for|asking for ~ back
      recall|recalled|recalling
      call|calling|called ~ in|back
      urgently|desperately|badly ~ needed|required|wanted
      needed|required|wanted ~ urgently|back|for a course|for teaching|for an exhibition|for a class|by another|here
    `,
    asks_return: `
      please|kindly|could you|can you|would you|will you|mind|ask you to ~ return|returning|send|sending|post|posting|ship|mail|bring|have ~ early|earlier|as soon as possible|at once|immediately|asap|straight away|right away|without delay|this week|next few days|promptly|urgently|sooner|at your earliest|quickly|as soon as you can|back ~ us
      back & earlier|early|sooner|as soon as you can|as soon as possible|asap
    `,
    overdue: `
      {have}|^|now|book|item|loan|already|long|still ~ {late}
      was|were ~ due ~ @date|yesterday|last week|back|ago|last monday|last friday
      should|ought to|was supposed to|was to|were to|was meant to ~ have been|be|come ~ back|returned|home|with us
      not|hasn't|haven't|never|yet to|still ~ been returned|come back|come home|reached us|turned up|back yet|had it back|received it back|arrived back
      still waiting|still missing|still out ~ return|from our shelves|from you|the book|it|on your
      due date ~ passed|gone by|expired|elapsed
      loan period|loan ~ expired|ended|ran out|run out
    `,
    request_received: `
      {have}|we|i|^|with thanks|duly|safely|it ~ received|got|logged|registered|noted|recorded|acknowledged|queued ~ request|order|mail|message|e-mail|email|enquiry|inquiry
      request|order|enquiry|e-mail|email|message|mail ~ received|arrived|reached us|logged|registered|noted|queued|in our queue|in the queue|being processed|being dealt with|under way|in hand|in process|come through|being worked on|being looked at
      in & our|the & queue|pipeline|to-do pile|to do list|to-do list
      acknowledge|acknowledging|confirm|confirming ~ receipt
      passed|forwarded|handed|given|sent ~ request|order|message|e-mail|email|mail|it ~ colleague|colleagues|department|team|desk|main library|ill
      will|shall|'ll|going to|'re|are|'m|am ~ process|processing|deal with|dealing with|look into|looking into|look at|looking at|attend to|working on|get back to you|be in touch|get to it|come back to you|handle|handling
    `,
  },
}
