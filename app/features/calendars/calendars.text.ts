export const calendars = {
  title: 'Calendar',
  lead: 'Your sessions in your own calendar, and your calendar’s busy times here.',
  said: {
    placeSaved: 'Saved.',
    feedOpened: 'Your feed has a new address.',
    feedClosed: 'Your feed is closed. Its address opens nothing any more.',
    sourceAdded: 'Your busy times are read. Sessions are offered around them.',
    sourceRemoved: 'This calendar and its busy times are forgotten.',
  },
  feed: {
    name: 'Mentoring sessions',
    title: 'Sessions in your calendar',
    note: 'Add this address to your calendar program, as a calendar by address. Whoever has the address sees when you meet and with whom; nothing of what you write.',
    off: 'You have no feed. Invitations come by mail all the same.',
    open: 'Make a feed',
    renew: 'New address',
    close: 'Close the feed',
    address: 'The address of your feed',
    places: 'Show where we meet, in the feed and in invitations',
    placesHint: 'Calendars are often shared. Leave it unticked if others look into yours.',
  },
  busy: {
    title: 'Busy times from your calendar',
    note: 'With these, sessions are offered when you are free. Only from when to when you are busy is kept: no titles, no places, no names. Only you see this list.',
    empty: 'No calendar is read yet.',
    address: 'Private calendar address (iCal)',
    addressHint:
      'It begins with https and mostly ends in .ics. Google: Settings, your calendar, “Secret address in iCal format”. Outlook: Settings, Shared calendars, Publish. Apple: share the calendar as public.',
    add: 'Read this calendar',
    byAccount: 'Or with a user name and an app password (CalDAV)',
    accountNote:
      'For Nextcloud, iCloud, Fastmail and other CalDAV servers: all calendars of the account are read, or the one whose address you enter. Nothing is ever written there.',
    server: 'Address of the server or of one calendar',
    serverHint: 'For example https://cloud.example.org or, for iCloud, https://caldav.icloud.com.',
    userName: 'User name there',
    password: 'App password',
    passwordHint:
      'One made for this program alone, in the security settings of your account there. It is kept encrypted, shown to nobody, and gone when you forget the calendar.',
    addAccount: 'Read these calendars',
    account: '{{site}}, as {{userName}}',
    remove: 'Forget it',
    removeLabel: 'Forget the calendar of {{site}}',
    checked: 'Read {{when}}',
    leftOut_one: '{{count}} event could not be understood and was left out.',
    leftOut_other: '{{count}} events could not be understood and were left out.',
    fine: 'Read',
    failed: 'Not readable',
    kept: 'What was read before stays.',
  },
  fault: {
    badAddress: 'Please enter an address that begins with https:// or webcal://.',
    notAllowed: 'This address leads into a private network, so it is not asked.',
    unreachable: 'Nothing answers at this address.',
    tooSlow: 'The calendar did not answer within 15 seconds.',
    tooLarge: 'This calendar is larger than 5 MB. Please use one with fewer past events.',
    tooManyRedirects: 'This address only leads from one place to the next.',
    refused: 'There is no calendar at this address, or it is not open to whoever has the address.',
    notEncrypted:
      'A password is sent over an encrypted connection only. Please enter an address that begins with https://.',
    signInRefused:
      'This server does not accept this user name and password. Most ask for an app password instead of your own.',
    noCalDav: 'No CalDAV calendar that you may read is at this address.',
    elsewhere:
      'This address leads to another server, and your password is not sent on to it. Please enter that server’s address.',
    oneUnreadable:
      'One of the calendars there cannot be read. Please enter the address of the calendar you need.',
    manyCalendars:
      'There are more than 20 calendars there. Please enter the address of the one you need.',
    passwordLost:
      'The password can no longer be read here. Please forget this calendar and add it again.',
    noCalendar: 'What is at this address is not an iCalendar file.',
  },
  problems: {
    many: 'Five calendars are read for you already. Please forget one first.',
    same: 'This calendar is read already.',
    passwordInAddress: 'Please enter user name and password in their own fields.',
    userName: 'A user name cannot contain a colon.',
  },
} as const;
