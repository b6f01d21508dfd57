"""Capitalised words that tell nothing about one reader: abbreviations, tools that everybody uses, places, openers."""

from __future__ import annotations


def words(listed: str) -> frozenset[str]:
    """The set of the words of a text."""
    return frozenset(listed.split())


COMMON = words(
    "i i'm i've i'd i'll we you it this that they he she hi hey hello dear ps the a an my our your so and but or if "
    "for with from to in on at by as no yes ok okay ai crm seo b2b b2c saas roi kpi api sdk ui ux hr pr qa faq pdf "
    "url usa us uk eu nyc la sf ceo cto cfo coo cmo vp svp sdr sdrs bdr bdrs ae aes csm pm gtm arr mrr icp sop sops "
    "smb smbs gdpr ccpa hipaa soc ppc cpc cta dm dms am llm llms gpt ml csv sql html css php js iot erp mvp poc rfp "
    "q1 q2 q3 q4 p&l nda dtc oem odm sku skus monday tuesday wednesday thursday friday saturday sunday january "
    "february march april may june july august september october november december jan feb mar apr jun jul aug sep "
    "sept oct nov dec english french german spanish european american british christmas easter thanksgiving black "
    "internet web founder director manager head engineer developer team university college inc ltd llc gmbh"
)
"""Words that name nobody."""

EVERYBODYS = words(
    "google maps crunchbase glassdoor indeed trustpilot tripadvisor linkedin facebook instagram tiktok youtube "
    "twitter x amazon shopify stripe salesforce hubspot slack "
    "microsoft excel zoom gmail outlook chatgpt openai claude apple iphone ipad android whatsapp yelp notion zapier "
    "wordpress wix squarespace paypal quickbooks meta bing yahoo github calendly loom gartner forbes forrester "
    "mckinsey harvard reddit trello asana jira figma canva mailchimp apollo clay zoominfo teams fortune python java "
    "javascript typescript react node django laravel mysql postgresql mongodb aws azure docker kubernetes linux"
)
"""Firms and tools that stand in anybody's mail."""

PLACES = words(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois "
    "indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri "
    "montana nebraska nevada hampshire jersey mexico york carolina dakota ohio oklahoma oregon pennsylvania tennessee "
    "texas utah vermont virginia washington wisconsin wyoming america canada england scotland wales ireland britain "
    "france germany spain italy portugal netherlands belgium austria switzerland poland india china japan australia "
    "zealand brazil africa asia europe london paris berlin boston chicago houston dallas austin seattle denver miami "
    "atlanta toronto sydney melbourne dublin manchester singapore dubai phoenix portland angeles francisco diego "
    "vegas new north south east west central los san las united states kingdom city county bay area"
)
"""Where somebody is: the list that he was taken from knows as much."""

OPENERS = words(
    "just kindly please someone everyone nobody many most few some all both others people companies clients customers "
    "teams users services built still also recently last next first quick quickly here there what who when where how "
    "why which these those then once after before while since because although even every each another one two three "
    "more not now today until unless whether either neither congrats congratulations thanks thank happy hope saw seen "
    "noticed read reading love loved loving great good nice big huge following being having based given considering "
    "seeing watching enjoying enjoyed interesting impressive would could should can may might will do does did is are "
    "was were has have had let looking look check see try get make use using book reply click visit call start stop "
    "keep take give find feel free best worst worth wanted want sorry maybe perhaps imagine think simply instead "
    "often sometimes usually typically currently actually honestly basically finally anyway however meanwhile cheers "
    "regards subject re fwd fw hunch guess curious open any about like no yes only additionally furthermore moreover"
)
"""Words that open a sentence with a capital and are no names."""
