"""Texts in many scripts."""

from hypothesis import strategies as st

FAMILY = "👩‍👩‍👧‍👦"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützen"
SAMPLES = (
    "Chooses self-install or technician",
    f"Asks about {LONG_WORD} twice",
    "網站上的光纖廣告，然後（查看）地址。",
    "お客様サポートセンターへ電話する",
    "고객 서비스 센터에 전화합니다",
    f"Pay {FAMILY}🇩🇪🇫🇷 now ✅ 1️⃣ 👍🏽",
    "تسوق عبر الإنترنت بسهولة",
    "ग्राहक सेवा से संपर्क करें",
    "ลูกค้าไม่พอใจน้ำเสียง",
    "שירות לקוחות",
)
words = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Co"]), max_size=40)
texts = st.one_of(st.sampled_from(SAMPLES), words, st.lists(words, max_size=5).map(" ".join))
