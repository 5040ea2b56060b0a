"""The invented sentences of the worked example: audit comments as they sound, with no names."""

GOOD = (
    "The record shows the concern was shared with social care on the day it was raised.",
    "Mum and dad were each told what would happen next and why, and their replies are on record.",
    "The child was seen alone twice and the notes keep the child's own words apart from ours.",
    "The chronology was brought up to date before the meeting and was used to weigh the risk.",
    "Our manager went through the case every four weeks and each note ends with a clear next step.",
    "The health visitor and the school nurse spoke to each other before the plan was written.",
    "The plan names who does what and by when, and two of the three steps were done on time.",
    "The worker asked about faith, language and food at home and changed the visit times to suit.",
    "Grandparents were asked for their view and were offered a part in keeping the child safe.",
    "The screening tool was finished at the second visit and its score is explained plainly.",
    "We chased the minutes when they had not come and placed them on the record the same week.",
    "The duty worker checked with police about the bail conditions before the visit.",
    "Step dad moved out on the day of the strategy meeting and the safety plan says how.",
    "The sibling was thought about at every stage and was seen at nursery by the same worker.",
    "A consultant was asked for advice early, and the advice is quoted in the analysis.",
    "The records make it easy to follow why each decision was made and who agreed to it.",
    "An interpreter was booked for every meeting, so mum did not have to rely on the older child.",
    "Our part of the plan was finished before the review and the result was reported back.",
)
WORSE = (
    "The referral waited three working days for a signature, and this could have been quicker.",
    "There is no sign that the birth father was asked for his view, although his details are held.",
    "The child's voice is hard to find after the first visit and should have been recorded again.",
    "The risk assessment looks at the mother only and leaves out the other adults in the house.",
    "Supervision was held but the notes list tasks without saying whether the risk has changed.",
    "Nobody from our service was at the strategy meeting, and the record does not say why.",
    "The plan says that parents will engage, without saying what this would look like.",
    "We did not ask for the minutes when they failed to arrive, and should have done so in a week.",
    "Culture and religion are left blank on the record, and no visit note comes back to them.",
    "The same history was written out three times in different words, which hides the pattern.",
    "The delay was noticed in supervision but nobody challenged it outside our own service.",
    "Two core groups were cancelled, and the visits in between do not test whether change held.",
    "The wider family is mentioned once and was not drawn into the safety plan.",
)
NEXT_TIME = (
    "What could have been done better: ask for a written reply within five days and chase it.",
    "What could have been done better: bring the screening tool to supervision while it is fresh.",
    "What could have been done better: write down what the child said in the child's own words.",
    "What could have been done better: invite the adult service to the first meeting.",
    "What could have been done better: record why a decision was made beside the decision itself.",
    "What could have been done better: share the chronology with partners before the review.",
)
NOT_APPLICABLE = (
    "The case was already open to another service, so this step had been taken before the period.",
    "Our service saw the child once in the period, for a matter that had no bearing on this.",
    "No meeting of this kind was held while we were involved.",
)
REASONS = (
    "The record was closed before the period began and nothing has been added since.",
    "Only one visit falls into the period; the main work was done in the year before.",
    "The provider of the earlier contract holds the record and has been told.",
    "Mum is registered with a practice outside the area and the baby is not born yet.",
    "We audit three of the cases, picked by lot, and this one was not among them.",
    "Seen once in the walk-in clinic, with no safeguarding matter to look at.",
)
SUMMARY = (
    "The work kept the child in view and was shared in good time.",
    "Recording is sound, and the plan needs clearer measures of change.",
    "Partners worked together well at the start and less well after the review.",
    "Management oversight is regular and should say more about risk.",
)
JUDGED = (
    "The work meets what is expected in most places, and the gaps did not leave the child at risk.",
    "Practice was prompt and thorough, and other services relied on it.",
    "The main steps were taken, but late and without showing what difference they made.",
)
