/** What can be wrong with a field, for every form. A feature's own rules have texts of their own. */
export const problems = {
  summary_one: 'One thing needs another look. What you typed is still here.',
  summary_other: '{{count}} things need another look. What you typed is still here.',
  required: 'Please fill this in.',
  tooShort: 'Please use at least {{min}} characters.',
  tooLong: 'That is longer than {{max}} characters. Please shorten it.',
  tooLow: 'The smallest possible value is {{min}}.',
  tooHigh: 'The largest possible value is {{max}}.',
  tooMany: 'Please choose at most {{max}}.',
  tooFew: 'Please choose at least {{min}}.',
  number: 'Please enter a number.',
  wholeNumber: 'Please enter a whole number.',
  email: 'This does not look like an e-mail address.',
  day: 'Please enter a date, such as 2027-03-31.',
  timeZone: 'This is not a time zone we know. Use a name such as Europe/London.',
  choice: 'Please choose one of the options.',
  invalid: 'This value is not possible here.',
  sameOrigin: 'This form was sent from another site. Please open the page again and retry.',
  tooLarge:
    'That is more than 25 MB, which is more than this server takes at once. Please go back and send less.',
  changedMeanwhile: 'Somebody changed this while you were writing. Please look at both versions.',
} as const;
