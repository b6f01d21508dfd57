"""Whose fact a merge field will hold: sender, prospect identity, looked-up content, system, or unknown."""

from __future__ import annotations

from outreach_lint.model.annotated import FieldClass
from outreach_lint.model.lazy import lazy

WORD = lazy(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|[^\W\d_a-zA-Z]+")
SEPARATORS = lazy(r"[\W_]+")


def names(listed: str) -> frozenset[str]:
    """A set of the words of a text."""
    return frozenset(listed.split())


NAMES = names(
    "name firstname fname lastname lname surname fullname nickname givenname contactname recipient recipientname "
    "prospectname leadname personname firstnameinflection lastnamewithsalutation salutation candidatename "
    "decisionmaker decisionmakername hostname guestname customername clientname ownername ownerfirstname "
    "hiringmanager hiringmanagername recruitername editorname reportername journalistname interviewername"
)
"""Fields that hold the reader's own name."""

COMPANIES = names(
    "company companyname companydomainname account accountname organization organisation org organizationname "
    "organisationname business businessname bizname employer employername firm firmname brand brandname agency "
    "agencyname shop shopname store storename clinic clinicname restaurantname hotelname schoolname "
    "recipientcompany prospectcompany theircompany companyshort fundname newcompany currentcompany"
)
"""Fields that hold the name of the reader's organisation."""

IDENTITY = names(
    "title jobtitle role position positiontitle positionname seniority department headline industry sector "
    "vertical segment niche category city state country region location area timezone zip zipcode postcode "
    "address website websiteurl url domain companyurl companywebsite companydomain site email emailaddress phone "
    "phonenumber mobile linkedin linkedinurl linkedinprofile profile profileurl twitter employeecount employees "
    "headcount companysize companytype customertype painpoint painpoints pain problem challenge challenges "
    "competitor competitorname competitors topic tech technology techstack stack tool platform gender pronoun "
    "beat audience specialty practicearea publication publicationname newsletter newslettername podcastname "
    "channelname slug goal priority usecase naics productname"
)
"""What anybody can merge from a list: none of it shows that the sender looked."""

CONTENT = names(
    "icebreaker personalization personalisation personalized personalizedintro personalizedline "
    "personalizedopener personalline personalnote customline customintro customobservation customopener opener "
    "openingline openinghook firstline introline intro hook observation observations insight specificinsight "
    "specificinitiative specificimprovement trigger triggerevent signal signals hiringsignal buyingsignal context "
    "recentpost recentnews recentevent recentwork recentarticle recentlaunch latestpost posttopic posttitle "
    "postsummary posturl articletitle articleheadline articleurl article blogpost blogtitle podcastepisode "
    "episode event eventname conferencename mutualconnection mutualfriend mutualcontact "
    "commonconnection referral referralname referrer referrername funding fundinground fundingnews news newsitem "
    "announcement relevancypersonalisation engagementline newhirename newhire initiative project projectname "
    "reviewsummary reviewername recentreviewername compliment accomplishment achievement award awardid jobposting "
    "jobpost jobad openrole research researchsummary topvideotitle brokenlink brokenlinkurl primaryissue topissue "
    "issue personaldetail detail finding winnername reponame"
)
"""What can only be filled in by looking at this one reader."""

LOOKED_UP = names(
    "personalization personalisation personalized personalised icebreaker icebreakers opener openers observation "
    "observations finding findings compliment achievement accomplishment"
)
"""A field with one of these words in its name is filled in by looking, whatever the other words."""

TRACES = names("post article talk keynote episode video paper news thesis announcement release")
TOLD = names("title headline topic summary quote takeaway")
"""What is told of something that the reader has put into the world (`paper_title`)."""

NEWS_HEADS = names("ai recent latest")
"""First words of fields that are filled in reader by reader: a line written for each, or what each did last."""

SYSTEM = names(
    "date today day dayofweek weekday month year time timeofday now tomorrow sltimeofday sldayofweek sldate "
    "unsubscribe unsubscribelink unsubscribeurl unsubscribetext optout optoutlink listunsubscribe preferences "
    "webviewtext webviewurl trackingpixel messageid campaignname subject subjectline originalsubject "
    "physicaladdress threadsubject"
)
"""What the sending tool fills in by itself."""

SENDER = names(
    "product signature signatureblock emailsignature accountsignature calendly calendlylink calendar calendarlink "
    "bookinglink meetinglink schedulinglink schedulelink sendername sender senderfirstname sig agentname repname "
    "applicantname applicantemail applicantphone caselink casestudylink casestudy resumelink resumesummary "
    "portfoliolink demolink surveylink typeformlink valueprop valueproposition sendingaccount yourname"
)
"""What is the sender's own."""

THIRD = names(
    "similarcompany similarcompanyname similarbusiness peercompany customer client portfoliocompany "
    "referencebusiness referencecity similarclient othercompetitor notableperson result results metric number "
    "amount timeframe link"
)
"""Facts about neither the reader nor the sender."""

SENDER_HEADS = names("sender my our owner user rep from me sending ownerfield applicant agent seller")
CUSTOM = lazy(r"(?:sl)?(?:custom|snippet|variable|var|attribute|field)\d*$")


def words_of(label: str) -> tuple[str, ...]:
    """The lower-case words of a label, however they are joined: `firstName`, `FIRST_NAME`, `First Name`."""
    return tuple(word.lower() for word in WORD.findall(label))


def normalised(label: str) -> str:
    """A label without case and separators, as names of fields are compared."""
    return SEPARATORS.sub("", label).lower()


def known_kind(label: str) -> FieldClass | None:
    """The class of a label that is a name on the lists, or ends in one (`contact.first_name`); None otherwise."""
    words = words_of(label)
    if not words:
        return None
    if words[0] == "owner" and "." not in label and words[-1] == "name":
        return "identity"
    if words[0] in SENDER_HEADS or normalised(label) in SENDER:
        return "sender"
    if words[0] == "your" and len(words) < 5:
        return "sender"
    if words[0] in NEWS_HEADS and len(words) > 1:
        return "content"
    if words[-1].isdigit() and len(words) > 1:
        words = words[:-1]
    if not LOOKED_UP.isdisjoint(words) or (words[-1] in TOLD and not TRACES.isdisjoint(words[:-1])):
        return "content"
    for first in range(len(words)):
        kind = _exact("".join(words[first:]))
        if kind:
            return kind
    return None


def _exact(name: str) -> FieldClass | None:
    if name in CONTENT:
        return "content"
    if name in NAMES or name in COMPANIES or name in IDENTITY:
        return "identity"
    if name in SYSTEM:
        return "system"
    if name in SENDER:
        return "sender"
    if name in THIRD or CUSTOM.fullmatch(name):
        return "unknown"
    return None


def holds_name(name: str) -> bool:
    """Whether a normalised field name holds the reader's own name."""
    return _ends_in(name, NAMES) and not holds_company(name)


def holds_company(name: str) -> bool:
    """Whether a normalised field name holds the name of the reader's organisation."""
    return _ends_in(name, COMPANIES)


def _ends_in(name: str, names: frozenset[str]) -> bool:
    return name in names or any(name[at:] in names for at in range(1, len(name) - 3))
