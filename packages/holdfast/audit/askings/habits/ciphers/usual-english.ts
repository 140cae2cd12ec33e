/** Ordinary English sentences, written for this: how often letters follow each other where data has no plain rows. */
export const usualEnglish: readonly string[] = [
  'Thank you for your message. We are sorry to hear that the parcel has not reached you yet, and we will look into it today.',
  'Please tell us the number of your order and the address to which it was to be sent, so that we can find out where it is.',
  'The train to the coast leaves every hour from the second platform, and the journey takes a little less than two hours.',
  'You can make a simple soup with onions, carrots and a few potatoes; let it boil slowly until everything is soft.',
  'When the weather is fine, people like to walk along the river and have their lunch on the grass under the old trees.',
  'I would like to know whether the shop is open on Sunday, and if there is anything that I should bring with me.',
  'How do I change the password of my account when I no longer have the telephone that I used before?',
  'First open the lid and take out the filter, then wash it with warm water and leave it to dry for about a day.',
  'The meeting was moved to Thursday because several of us could not come, and the notes will be sent round afterwards.',
  'What is the best way to learn a new language if one has only half an hour each evening after work?',
  'She wrote a long letter to her brother, in which she told him about the house, the garden and their new neighbours.',
  'Answer the question as clearly as you can, and give an example that shows what you mean by it.',
  'Our library has more than ten thousand books, and anyone who lives in the town may borrow three of them at a time.',
  'If something is broken or missing, keep the box, take a picture of it, and write to us within fourteen days.',
  'There was once a king who wanted to know everything, and who asked each traveller what was just over the hills.',
  'Could you explain why the sky is blue during the day and red in the evening when the sun goes down?',
];
