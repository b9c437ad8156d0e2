import type { Translation } from './catalogue.ts'
import { deskJa } from './desk/ja.ts'
import { lettersJa } from './letters/ja.ts'
import { noticesJa } from './notices/ja.ts'

/** Japanese. */
export const ja: Translation<'other'> = {
  ...deskJa,
  ...noticesJa,
  'state.required': '必須',
  'state.optional': '任意',
  'state.absent': 'なし',
  'state.not-enforced': '強制されていない',
  'state.unusable': '必須だが使用不能',
  'state.not-offered': 'サービスなし',
  'state.unknown': '判定できず',

  // A colon of half width: only behind a space is a word styled (XEP-0393 §6).
  'headline.same': '{{symbol}} {{domain}} — TLS: {{state}}',
  'headline.one': '{{symbol}} {{domain}} — TLS: {{state}}（{{service}}）',
  'headline.differs': '{{symbol}} {{domain}} — c2s {{c2s}}、s2s {{s2s}}',
  'meaning.optional': 'TLS は必須ではなく、パスワードが平文で流れるおそれがあります。',
  'meaning.scram-only': 'TLS は必須ではありません。平文では PLAIN は拒否され、SCRAM は受け付けられます。',
  'meaning.absent': 'TLS がなく、パスワードが平文で流れます。',
  'meaning.not-enforced':
    'TLS 必須と称しながら平文も受け付けるため、パスワードが平文で流れるおそれがあります。',
  'meaning.bad-certificate': '✖ ただし証明書に問題があります。',
  'meaning.unusable':
    'TLS 必須なのに、その中でストリームを開けませんでした。同じ状況の人はログインできません。運営者による修正が必要です。',
  'warning.mixed-scripts':
    '⚠ {{domain}} には複数の文字体系（{{scripts, scripts}}）が混ざっています。別の名前を装っているかもしれません。',

  'service.advertised': '{{service}}：{{symbol}} {{state}}（自己申告）',
  'service.proven': '{{service}}：{{symbol}} {{state}}（実証済み）',
  'service.plain': '{{service}}：{{symbol}} {{state}}',

  'line.except': 'ただし {{endpoints, list}} では：',
  'starttls.required': 'STARTTLS：必須',
  'starttls.offered': 'STARTTLS：提供あり（任意）',
  'starttls.absent': 'STARTTLS：提供なし',
  'c2s.before': 'TLS 前のログイン：{{mechanisms, list}}',
  'c2s.before-none': 'TLS 前のログイン：提供なし',
  'c2s.after': 'TLS 後のログイン：{{mechanisms, list}}',
  'c2s.after-none': 'TLS 後のログイン：提供なし',
  's2s.before': 'TLS 前の SASL：{{mechanisms, list}}',
  's2s.before-none': 'TLS 前の SASL：提供なし',
  's2s.client-certificate': 'クライアント証明書：要求あり',
  's2s.no-client-certificate': 'クライアント証明書：要求なし',
  's2s.after': 'TLS 後の SASL：{{mechanisms, list}}',
  's2s.after-none': 'TLS 後の SASL：提供なし',
  'others.before': 'TLS 前のその他：{{features, list}}',
  'others.after': 'TLS 後のその他：{{features, list}}',
  'direct-tls.works': 'Direct TLS：{{endpoints, list}} で利用可',
  'direct-tls.none': 'Direct TLS：見つからず',
  'direct-tls.failed': 'Direct TLS：利用できず',
  tls: '{{version}}、{{suite}}',
  'certificate.good_other': '証明書：✔ 信頼済み、残り {{count}} 日',
  'certificate.expired_other': '証明書：✖ {{count}} 日前に期限切れ',
  'certificate.expired-today': '証明書：✖ 期限切れ（切れてから 1 日未満）',
  'certificate.path-outside-dates': '証明書：✖ 信頼できない（上位の証明書が有効期間外）',
  'certificate.self-signed': '証明書：✖ 自己署名',
  'certificate.not-yet-valid': '証明書：✖ 有効期間がまだ始まっていない',
  'certificate.untrusted': '証明書：✖ 信頼できない（{{reason}}）',
  'certificate.days-left_other': '有効期限まで {{count}} 日',
  'certificate.name.match': '名前：✔ 一致',
  'certificate.name.mismatch': '名前：✖ {{names, list}} のもの',
  'certificate.name.none': '名前：✖ ドメイン名の記載なし',
  'certificate.issuer': '発行者：{{issuer}}',
  'certificate.same': 'TLS と証明書：c2s と同じ',
  kept: '{{age, ago}}の結果です。改めて検査するには：{{line}}',
  'target.too-often':
    '{{domain}} はすでに十分に検査しました。サーバーの負担を避けるため、次の検査は {{wait, duration}}後に可能です。',
  'target.left-alone':
    '{{domain}} は検査しません。これらのサーバーには触れないよう、運営者が頼まれています。',
  'target.busy':
    '待っている検査が多すぎるため、{{domain}} は検査していません。1 分後にもう一度お尋ねください。',
  'only-family': '{{family}} だけを検査しました。',
  tested: '{{at, time}} UTC に検査（{{seconds, seconds}}）',

  'reason.not-offered': 'このドメインは、該当サービスがないと DNS で宣言しています。',
  'reason.no-address': 'DNS に XMPP サーバーもアドレスも見つかりません。綴りを確かめてください。',
  'reason.dns-failed': 'DNS から回答がありません。一時的かもしれません。1 分後にもう一度お試しください。',
  'reason.guarded': 'プライベートまたは予約済みのアドレスしか指していません。そこには接続しません。',
  'reason.spared':
    'このネットワークにはすでに十分接続したか、接続を何度も拒否されたため、しばらく控えています。数分後にもう一度お尋ねください。',
  'reason.nothing-offered': '{{endpoints, list}} は STARTTLS もログイン方法も示していません。',
  'reason.processed': '{{endpoints, list}} が平文で受け付けるもの：{{questions, list}}',
  'reason.ambiguous': '{{endpoints, list}} の平文への応答は、どちらとも取れます。',
  'reason.starttls-unadvertised': '{{endpoints, list}} では、示されていない STARTTLS が実際には使えます。',
  'reason.tls-unsteady': '{{endpoints, list}} では、TLS を使えた接続と使えなかった接続がありました。',
  'reason.starttls-only-feature': '提供されているのは STARTTLS だけなので必須です（RFC 6120 §5.3.1）。',

  'failure.timeout':
    '? {{endpoints, list}}：時間内に応答なし。サーバーかネットワークの障害または遅延です。後でもう一度お試しください。',
  'failure.refused':
    '? {{endpoints, list}}：接続を拒否されました。そのポートで待ち受けているものがありません。運営者にお尋ねください。',
  'failure.unreachable':
    '? {{endpoints, list}}：経路がありません。こちらか先方のネットワークの問題です。後でもう一度お試しください。',
  'failure.unreachable-6':
    '? {{endpoints, list}}：IPv6 では到達できません。こちらに IPv6 がないだけかもしれず、サーバーの問題とは言えません。私の運営者なら確認できます。',
  'failure.reset':
    '? {{endpoints, list}}：接続を切られました。検査が制限されているのかもしれません。後でもう一度お試しください。',
  'failure.closed': '? {{endpoints, list}}：応答せずに接続を閉じました。運営者にお尋ねください。',
  'failure.host-unknown':
    '? {{endpoints, list}}：このドメインを扱っていません。綴りを確かめるか、運営者にお知らせください。',
  'failure.stream-error':
    '? {{endpoints, list}}：ストリームを拒否されました（{{detail}}）。運営者にお尋ねください。',
  'failure.redirected': '? {{endpoints, list}}：クライアントをほかへ向かわせます（see-other-host）。',
  'failure.no-features':
    '✖ {{endpoints, list}}：提供できるものがなくストリームを終えます。TLS 必須なのに確立できません。運営者による修正が必要です。',
  'failure.starttls-failure':
    '✖ {{endpoints, list}}：STARTTLS を提供しながら拒否します。運営者による修正が必要です。',
  'failure.alert': '✖ {{endpoints, list}}：TLS ハンドシェイクを拒否されました。運営者による修正が必要です。',
  'failure.peer-misbehaved': '? {{endpoints, list}}：正しい XMPP ではありません。運営者にお知らせください。',
  'failure.tls-misbehaved': '? {{endpoints, list}}：正しい TLS ではありません。運営者にお知らせください。',
  'failure.certificate-wanted':
    '? {{endpoints, list}}：証明書を求められたあと TLS を切断されました。こちらに提示できる証明書はありません。',
  'failure.peer-incompatible':
    '✖ {{endpoints, list}}：共通の TLS（バージョン、スイート、グループ、鍵）がありません。運営者による修正が必要です。',
  'failure.tls-beyond-us':
    '? {{endpoints, list}}：TLS はありますが、こちらでは対応していません（スイート、グループ、鍵の種類、長すぎる証明書のいずれか）。より新しいソフトなら接続できるかもしれません。',
  'failure.certificate-rejected':
    '✖ {{endpoints, list}}：証明書が受け入れられません。運営者による修正が必要です。',
  'failure.dns-failure': '? {{endpoints, list}}：DNS から回答がありません。1 分後にもう一度お試しください。',
  'failure.no-address': '? {{endpoints, list}}：名前にアドレスがありません。運営者による修正が必要です。',
  'failure.local-error':
    '? {{endpoints, list}}：Tellus 側の都合で接続を試せませんでした。サーバーについては何も分かりません。後でもう一度お試しください。',
  'failure.aborted': '? {{endpoints, list}}：順番が来る前に検査が終わりました。もう一度お試しください。',
  'skipped.bounded_other': 'ほかの {{count}} 個のアドレスは省きました（1 回の検査の上限です）。',
  'skipped.guarded': '? {{endpoints, list}}：プライベートまたは予約済みのアドレスです。接続しません。',
  'skipped.spared':
    '? {{endpoints, list}}：このネットワークにはすでに十分接続したか、接続を何度も拒否されたため、しばらく控えています。',
  'skipped.other-family':
    '? {{endpoints, list}}：もう一方（IPv4 か IPv6）のアドレスしかありません。ipv4 や ipv6 を付けずにもう一度お尋ねください。',

  'finding.starttls.response-injection':
    '✖ {{endpoints, list}} では <proceed/> の後に平文が続きます。経路上の誰でも応答を挿入できます。',
  'finding.starttls.command-injection':
    '✖ {{endpoints, list}} は <starttls/> の後の平文に TLS の中で応答します。経路上の誰でもコマンドを挿入できます。',
  'finding.contradiction.starttls-offer':
    '⚠ {{endpoints, list}}：STARTTLS の提供のしかたが最初のエンドポイントと異なります。',
  'finding.contradiction.offer-by-from':
    '⚠ {{endpoints, list}}：名乗らない相手には STARTTLS の提供のしかたが変わります。',
  'finding.contradiction.mechanisms':
    '⚠ {{endpoints, list}}：TLS 内のログイン方法が最初のエンドポイントと異なります。',
  'finding.contradiction.features': '{{endpoints, list}}：TLS 内の機能が最初のエンドポイントと異なります。',
  'finding.contradiction.certificate-key':
    '{{endpoints, list}}：証明書の鍵が最初のエンドポイントと異なります。',
  'finding.starttls.inside-direct-tls': '⚠ {{endpoints, list}} は TLS の中でも STARTTLS を提供しています。',
  'finding.certificate.expiry':
    '⚠ {{endpoints, list}} の証明書はまもなく期限切れです。更新の時期を過ぎています。',
  'finding.certificate.common-name':
    '⚠ {{endpoints, list}} の証明書はドメインをコモンネームにしか記載しておらず、今では無効です（RFC 9525）。',
  'finding.certificate.target-name':
    '⚠ {{endpoints, list}} の証明書はドメインではなく SRV の行き先を示しています。そこまでの経路が DNSSEC で守られている場合にのみ有効です（RFC 7673）。',
  'finding.certificate.wildcard': '{{endpoints, list}} ではワイルドカード証明書がドメインを示しています。',
  'finding.chain.complete':
    '✖ {{endpoints, list}} では中間証明書が足りないか、ルート証明書が未知です。クライアントは証明書を検証できません。',
  'finding.chain.order': '⚠ {{endpoints, list}} では証明書の送られる順序が誤っています。',
  'finding.chain.extra': '⚠ {{endpoints, list}} では不要な証明書も送られています。',
  'finding.chain.expiry': '✖ {{endpoints, list}} の中間証明書は期限切れです。',
  'finding.chain.strength':
    '✖ {{endpoints, list}} の証明書チェーンに、弱すぎる鍵または署名があります（RFC 9325）。',
  'finding.chain.second':
    '✖ {{endpoints, list}} は鍵の種類が異なる 2 つ目の証明書も提示しますが、それに問題があります。受け取ったクライアントは拒否します。',
  'finding.chain.must-staple':
    '✖ {{endpoints, list}} の証明書は OCSP ステープルを求めていますが、送られてきません（RFC 7633）。',
  'finding.chain.staple': '✖ {{endpoints, list}} の OCSP ステープルは、証明書が有効だとは述べていません。',
  'finding.chain.revocation': '✖ {{endpoints, list}} の証明書は発行者によって失効されています。',
  'finding.chain.timestamps':
    '⚠ {{endpoints, list}} の証明書にある透明性（CT）のタイムスタンプが無効です（RFC 6962）。',
  'finding.tls.timestamps':
    '⚠ {{endpoints, list}} の TLS ハンドシェイクで届いた透明性（CT）のタイムスタンプが無効です（RFC 6962）。',
  'finding.tls.version': '✖ {{endpoints, list}} の TLS バージョンは古く、廃止されています（RFC 8996）。',
  'finding.tls.ssl2':
    '✖ {{endpoints, list}} は SSL 2.0 を受け付けます。経路上の誰でも盗聴できます（RFC 6176）。',
  'finding.tls.ssl3': '✖ {{endpoints, list}} は SSL 3.0 を受け付けます（RFC 7568）。',
  'finding.tls.ssl-only': '✖ {{endpoints, list}} は TLS のどのバージョンにも対応していません。',
  'finding.tls.old-versions': '✖ {{endpoints, list}} は TLS 1.0 または 1.1 を受け付けます（RFC 8996）。',
  'finding.tls.tls12': '✖ {{endpoints, list}} は TLS 1.2 にも 1.3 にも対応していません（RFC 9325）。',
  'finding.tls.tls13': '⚠ {{endpoints, list}} は TLS 1.3 に対応していません（RFC 9325）。',
  'finding.tls.intolerance':
    '⚠ {{endpoints, list}} では新しいクライアントのハンドシェイクが失敗することがあります（長すぎる、スイートが多すぎる、新しすぎる）。',
  'finding.tls.null': '✖ {{endpoints, list}} は暗号化しないスイートを受け付けます（RFC 9325）。',
  'finding.tls.anonymous':
    '✖ {{endpoints, list}} は証明書を使わないスイートを受け付けます。経路上の誰でもサーバーになりすませます。',
  'finding.tls.short-keys': '✖ {{endpoints, list}} は 56 ビット以下の鍵を受け付けます（RFC 9325）。',
  'finding.tls.rc4': '✖ {{endpoints, list}} は RC4 を受け付けます（RFC 7465）。',
  'finding.tls.3des': '⚠ {{endpoints, list}} は 3DES または IDEA を受け付けます（RFC 9325）。',
  'finding.tls.static-key-exchange':
    '⚠ {{endpoints, list}} は前方秘匿性のないスイートを受け付けます（RFC 9325）。',
  'finding.tls.cbc': '{{endpoints, list}} は CBC モードのスイートを受け付けます。',
  'finding.tls.forward-secrecy':
    '✖ {{endpoints, list}} には前方秘匿性のあるスイートがありません。鍵を得た者は過去の記録を読めます。',
  'finding.tls.aead': '⚠ {{endpoints, list}} には AEAD のスイートがありません（RFC 9325）。',
  'finding.tls.suite-order':
    '⚠ {{endpoints, list}} ではクライアントの順序で決まり、弱いスイートが先頭かもしれません（RFC 9325）。',
  'finding.tls.dh-breakable': '✖ {{endpoints, list}} の Diffie-Hellman は 1024 ビット未満です。',
  'finding.tls.dh-size': '✖ {{endpoints, list}} の Diffie-Hellman は 2048 ビット未満です（RFC 9325）。',
  'finding.tls.dh-prime':
    '⚠ {{endpoints, list}} の Diffie-Hellman は、多くのサーバーが共用する小さな素数を使っています。',
  'finding.tls.groups': '✖ {{endpoints, list}} は 224 ビット未満の曲線を受け付けます（RFC 9325）。',
  'finding.tls.post-quantum': '{{endpoints, list}} は耐量子の鍵交換を提供していません。',
  'finding.tls.compression': '⚠ {{endpoints, list}} は TLS の圧縮を受け付けます（RFC 9325）。',
  'finding.tls.secure-renegotiation':
    '✖ {{endpoints, list}} には安全な再ネゴシエーションがありません（RFC 5746）。',
  'finding.tls.extended-master-secret':
    '✖ {{endpoints, list}} には拡張マスターシークレットがありません（RFC 7627）。',
  'finding.tls.encrypt-then-mac':
    '⚠ {{endpoints, list}} は encrypt-then-MAC なしで CBC を選びます（RFC 7366）。',
  'finding.tls.fallback-scsv':
    '⚠ {{endpoints, list}} では、クライアントを古いバージョンへダウングレードさせることができます（RFC 7507）。',
  'finding.tls.heartbeat': '{{endpoints, list}} は TLS のハートビートに応答します（RFC 6520）。',
  'finding.tls.resumption': '{{endpoints, list}} でセッションが再開されるかを調べました。',
  'finding.tls.early-data':
    '{{endpoints, list}} は 0-RTT を受け付けます。そこで送られたデータはリプレイ（再送）されるおそれがあります。',
  'finding.tls.ticket-lifetime':
    '⚠ {{endpoints, list}} のセッションチケットは 1 週間を超えて有効です（RFC 8446）。',
  'finding.sasl.password-only':
    '⚠ {{endpoints, list}} では PLAIN が提供されていますが、パスワードそのものを送らない SCRAM は提供されていません（RFC 6120）。',
  'finding.sasl.old-digests':
    '⚠ {{endpoints, list}} は DIGEST-MD5 または CRAM-MD5 を提供しています（RFC 6331）。',
  'finding.sasl.scram-sha-1': '{{endpoints, list}} が提供する SCRAM は SHA-1 だけです（RFC 7677）。',
  'finding.sasl.channel-binding':
    '{{endpoints, list}} はチャネルバインディングを提供していません。証明書を持つ第三者がログインを中継できる可能性があります。',
  'finding.sasl.channel-binding-types':
    '⚠ {{endpoints, list}} が示すチャネルバインディングの内容は XEP-0440 と RFC 9266 に沿っていません。',
  'finding.sasl.exporter-master-secret':
    '⚠ {{endpoints, list}} は tls-exporter を示していますが、それに必要な拡張マスターシークレットがありません（RFC 9266）。',
  'finding.stream.compression':
    '⚠ {{endpoints, list}} は、安全でないとして廃止されたストリーム圧縮を提供しています（XEP-0138）。',

  'grade.letter': '評価：{{letter}}（{{policy}}）',
  'grade.at-most': '評価：最高でも {{letter}}（{{policy}}）。すべては調べられませんでした',
  'grade.none': '評価：なし（{{policy}}）。調べられたことが少なすぎます',
  'grade.otherwise': '直した場合：{{letter}}',
  'grade.by-endpoint': '{{letter}}：{{endpoints, list}}',
  'grade.certificate.trust': '✖ {{endpoints, list}} の証明書を信頼できません。',
  'grade.certificate.name': '✖ {{endpoints, list}} の証明書は別の名前のものです。',
  'grade.certificate.expiry': '✖ {{endpoints, list}} の証明書は有効期間外です。',

  'tls.versions': 'バージョン：{{versions, list}}',
  'tls.versions-unknown': '応答なし：{{versions, list}}',
  'tls.suites.server': '{{version}}、サーバーの順：{{suites, list}}',
  'tls.suites.client': '{{version}}、クライアントの順：{{suites, list}}',
  'tls.suites.server-but-chacha':
    '{{version}}、サーバーの順、ただしクライアントが ChaCha20 を先頭に置けばそれを優先：{{suites, list}}',
  'tls.suites.neither': '{{version}}、順序不定：{{suites, list}}',
  'tls.suites.unknown': '{{version}}：{{suites, list}}',
  'tls.suites.incomplete': '{{version}}：ほかにもあるかもしれません。すべては尋ねられませんでした',
  'tls.groups': 'グループ：{{groups, list}}',
  'tls.groups-12': 'TLS 1.2 までのグループ：{{groups, list}}',
  'tls.dh': 'Diffie-Hellman のビット数：{{groups, list}}',
  'tls.signatures': 'TLS 1.2 の署名：{{schemes, list}}',
  'tls.extensions': 'TLS 1.2 までの拡張：{{extensions, list}}',
  'tls.refused': '受け付けないもの：{{what, list}}',
  'tls.refused-unknown': '受け付けるかどうか不明：{{what, list}}',
  'tls.resumption': 'セッションの再開：{{versions, list}}',
  'tls.resumption-none': 'セッションを再開できない：{{versions, list}}',
  'tls.early-data': '0-RTT：最大 {{bytes}} バイト',
  'channel-bindings': 'チャネルバインディング：{{types, list}}',
  fast: 'FAST（素早い再ログイン）：{{mechanisms, list}}',
  'fast.early-data': 'FAST（素早い再ログイン、0-RTT でも可）：{{mechanisms, list}}',
  'stream-limits.bytes': 'スタンザの最大長：{{count}} バイト',
  'stream-limits.idle': '{{idle, duration}} 通信のないストリームは閉じられることがあります',

  'domain-finding.web.clear-text-link': '✖ host-meta がクライアントを平文へ導きます：{{links, list}}',
  'domain-finding.web.host-meta-in-clear-text':
    '⚠ host-meta は HTTP でも配信されています。経路上の誰でも書き換えられます。',
  'domain-finding.web.redirect-to-clear-text': '✖ host-meta は HTTPS から {{target}} へ転送されます',
  'domain-finding.web.connect-txt':
    '⚠ DNS に _xmppconnect レコードがあります。XEP-0156 が安全でないとして廃止したものです。',
  'domain-finding.web.formats.missing': '⚠ XEP-0156 が求める {{format}} 形式の host-meta がありません。',
  'domain-finding.web.formats.malformed': '⚠ {{format}} 形式の host-meta の書式が正しくありません。',
  'domain-finding.web.formats.differ': '⚠ host-meta の XRD と JRD で接続先が異なります。',
  'domain-finding.web.host-meta-2':
    '⚠ host-meta.json の {{members, list}} が欠けているか誤っています（XEP-0487）。',
  'domain-finding.web.certificate-trust': '✖ {{host}}：HTTPS の証明書を信頼できません（{{reason}}）。',
  'domain-finding.web.certificate-name':
    '✖ {{host}}：HTTPS の証明書は、このホストのものでもドメインのものでもありません。',
  'domain-finding.web.pins': '✖ {{hosts, list}}：host-meta がピン留めした鍵をどれも示しません（XEP-0487）。',
  'domain-finding.web.mechanisms':
    '⚠ {{transport}} は TCP にないログイン方法を提供しています：{{mechanisms, list}}',
  'domain-finding.web.starttls-inside': '⚠ {{transport}} は TLS の中で STARTTLS を提供しています。',

  'features.heading': '{{domain}} — 示されている機能',
  'features.service': '{{service}}：',

  'raw.heading': '{{domain}} — 送った問いと返ってきた答え',
  'raw.refused': '{{service}} {{place}}：{{question}} は平文では拒否されます。',
  'raw.processed': '{{service}} {{place}}：{{question}} は平文でも処理されます。',
  'raw.unavailable': '{{service}} {{place}}：{{question}} はそこでは使えません。',
  'raw.ambiguous': '{{service}} {{place}}：{{question}} への応答からは何も言えません。',
  'raw.tls-failed': '{{service}} {{place}}：TLS を確立できません（{{failure}}）。',
  'raw.tls-unsteady': '{{service}} {{place}}：TLS を使えない接続（{{failure}}）と、使えた接続がありました。',
  'raw.tls-beyond-us':
    '{{service}} {{place}}：TLS はありますが、こちらの OpenSSL では使えません（{{failure}}）。',
  'raw.unreachable': '{{service}} {{place}}：判断できる応答がありません（{{failure}}）。',
  'raw.starttls-required': '{{service}} {{place}}：STARTTLS は必須と示されています。',
  'raw.starttls-only-feature': '{{service}} {{place}}：示されているのは STARTTLS だけです。',
  'raw.starttls-offered': '{{service}} {{place}}：STARTTLS は示されていますが、必須ではありません。',
  'raw.no-starttls': '{{service}} {{place}}：STARTTLS は示されていません。',
  'raw.direct-tls': '{{service}} {{place}}：ストリームは Direct TLS の中です。',
  'raw.nothing-offered': '{{service}} {{place}}：STARTTLS もログイン方法も示されていません。',
  'raw.starttls-unadvertised': '{{service}} {{place}}：示されていない STARTTLS が実際には使えます。',
  'raw.redirected': '{{service}} {{place}}：「{{otherHost}}」へ行くよう告げてストリームが終わります。',
  'raw.no-features':
    '{{service}} {{place}}：TLS なしで提供できるものがなく、TLS もないため、ストリームが終わります。',
  'raw.dialback-not-asked':
    '{{service}} {{place}}：dialback は平文では尋ねていません（PROBE_DIALBACK を参照）。',
  'raw.not-offered': '{{service}}：DNS によれば、このサービスはありません。',
  'raw.no-address': '{{service}}：DNS にアドレスがありません。',
  'raw.dns-failed': '{{service}}：DNS から回答がありません。',
  'raw.guarded': '{{service}}：プライベートまたは予約済みのアドレスだけです。',
  'raw.spared': '{{service}}：当面は接続しません。このネットワークへの問い合わせが多すぎました。',
  'raw.other-family': '{{service}}：アドレスはすべて、対象外とした方（IPv4 か IPv6）のものでした。',
  'raw.not-asked': '{{service}}：尋ねていません。',
  'raw.header-sent': '→ ストリームヘッダー',
  'raw.sent': '→ {{bytes}}',
  'raw.received': '← {{bytes}}',
  'raw.nothing-received': '← なし',
  'raw.at': '{{at, time}} UTC',
  'raw.command': '$ {{command}}',
  'raw.left-out_other':
    'ほか {{count}} 件は省略。個別に尋ねるか、c2s か s2s を指定するか、次を実行：tellus check --raw',

  'domain-finding.dane.match.bogus':
    '✖ DANE：{{endpoint}} の DNS レコードの署名が誤っており、DNSSEC を検証するクライアントは接続できません。',
  'domain-finding.dane.match.insecure':
    '⚠ DANE：{{endpoint}} の TLSA レコードは何にも守られておらず、効力がありません。',
  'domain-finding.dane.match.insecure-target':
    '⚠ DANE：{{endpoint}} への経路が DNSSEC で守られていないため、その TLSA レコードに効力はありません（RFC 7673）。',
  'domain-finding.dane.match.unusable':
    '⚠ DANE：{{endpoint}} の TLSA レコードは、証明書用途・セレクター・照合タイプのいずれかが存在しない値のため、効力がありません。',
  'domain-finding.dane.match.no-match':
    '✖ DANE：{{endpoint}} の証明書は、どの TLSA レコードにも一致しません。',
  'domain-finding.posh.match.no-match':
    '✖ POSH：{{endpoints, list}}：ドメインが挙げていない証明書を示します（RFC 7711）。',
  'domain-finding.posh.match.expired':
    '✖ POSH：{{endpoints, list}}：ドメインが挙げている証明書を示しますが、有効期間外です（RFC 7711）。',
  'domain-finding.posh.match.void':
    '⚠ POSH：文書は自らの有効期間を 0 秒（expires 0）としているため、効力がありません。',
  'domain-finding.posh.match.untrusted': '✖ POSH：文書を配信する Web サーバーの証明書が有効ではありません。',
  'domain-finding.caa.restriction.anybody': 'CAA：どの認証局もこのドメインの証明書を発行できます。',
  'domain-finding.caa.restriction.issuers':
    'CAA：認証局は限定されていますがアカウントは限定されず、通信を傍受する者が証明書を発行させられます。',
  'domain-finding.caa.restriction.by-dns':
    'CAA：指定された認証局に限られ、ドメインの DNS を管理する者にだけ発行されます（RFC 8657）。',
  'domain-finding.caa.restriction.accounts':
    'CAA：指定された認証局の指定アカウントに限られます（RFC 8657）。',
  'domain-finding.caa.restriction.nobody': 'CAA：どの認証局もこのドメインの証明書を発行してはなりません。',
  'domain-finding.caa.syntax': '⚠ CAA：「{{value}}」は認証局が読めないため、誰にも発行を許しません。',
  'domain-finding.mitm.resistance.different-keys':
    '⚠ 同じサービスのエンドポイントが異なる鍵を示します。サーバーが 2 台あるか、間に誰かがいます。',
  'domain-finding.mitm.resistance.hindered': '有効な証明書を使った傍受を妨げるもの：{{by, list}}',
  'domain-finding.mitm.resistance.open': '有効な証明書を使った傍受を妨げるものは見つかりませんでした。',

  'resistance.channel-binding': 'チャネルバインディング',
  'resistance.dane': 'DANE',
  'resistance.caa': 'アカウントか DNS に限定した CAA',
  'resistance.caa.signed': 'CAA が縛るのは、それに従う認証局だけです（RFC 8657）。',
  'resistance.caa.unsigned':
    'CAA が縛るのは、それに従う認証局だけです（RFC 8657）。DNS の回答は誰も保証していないため、それも偽造できる者は防げません。',
  'resistance.unknown': '傍受への備えのうち不明なもの：{{what, list}}',

  'dane.matches.us':
    'DANE：DNS が {{endpoints, list}} の鍵を挙げています。署名はルートからここで検証しました。',
  'dane.matches.resolver':
    'DANE：DNS が {{endpoints, list}} の鍵を挙げています。署名されていると言うのはリゾルバーだけです。',
  'dane.none.resolver':
    'DANE：{{endpoints, list}} の TLSA レコードはありません。それを保証するのはリゾルバーだけです。',
  'dane.none.nobody':
    'DANE：{{endpoints, list}} の TLSA レコードは見つかりません。ないことは誰も保証していません。',
  'posh.matches': 'POSH：ドメインは {{services, list}} の証明書を HTTPS で挙げています（RFC 7711）。',
  'caa.issuers': 'CAA が挙げるもの：{{issuers, list}}',
  'caa.vouched.us': 'CAA：DNS の署名はルートからここで検証しました。',
  'caa.vouched.resolver': 'CAA：この DNS の回答を保証するのはリゾルバーだけです。',
  'caa.vouched.nobody': 'CAA：この DNS の回答は誰も保証していません。',
  'caa.vouched.bogus': '✖ CAA：レコードの署名が誤っており、DNSSEC を検証する認証局は発行してはなりません。',
  'domain-finding.caa.issuer.allowed': 'CAA は証明書の発行者を認めています：{{issuer}}',
  'domain-finding.caa.issuer.not-allowed':
    '⚠ CAA は証明書の発行者（{{issuer}}）を認めていません。レコードの方が新しいか、別の誰かが発行させました。',
  'domain-finding.caa.issuer.unknown':
    'CAA を証明書の発行者と比べていません。CAA での名前がここでは分かりません（{{issuer}}）。',
  'domain-finding.caa.issuer.untrusted':
    'CAA を証明書の発行者と比べていません。証明書が信頼されておらず、その名前は誰でも書けます（{{issuer}}）。',
  'timestamps.signed': '透明性（CT）：次のログが、証明書を見たと署名しています：{{logs, list}}',
  'timestamps.none': '透明性（CT）：証明書にログのタイムスタンプは付いていません（RFC 6962）。',
  'timestamps.none-inside':
    '透明性（CT）：証明書にも OCSP ステープルにも、ログのタイムスタンプはありません（RFC 6962）。',
  unchecked: '確認していないもの：{{what, list}}',
  'unchecked.item': '{{what}}（{{because}}）',
  'unchecked.not-asked': '認証局には求められたときだけ尋ねます',
  'unchecked.no-place': '尋ね先が証明書に書かれていません',
  'unchecked.unknown-log': 'ここで知られていないログの署名です',
  'unchecked.unknown-issuer': '発行者の証明書が分かりません',
  'unchecked.encrypted': 'TLS 1.3 のハンドシェイクでは暗号化されて届きます',
  'unchecked.not-reached': '到達できませんでした',
  'unchecked.no-answer': '応答なし',

  'refusal.ip-literal':
    '✖ {{domain}} は IP アドレスです。証明書は名前に対して発行されます。xmpp.jp のようなドメインをどうぞ。',
  'refusal.special-use':
    '✖ {{domain}} はプライベートまたは予約済みの名前です。公開インターネット上のサーバーだけを検査します。',
  'refusal.single-label': '✖ {{domain}} は完全なドメイン名ではありません。.org のような末尾が足りません。',
  'refusal.syntax': '✖ {{domain}} はドメイン名ではありません。xmpp.jp のような形か、綴りを確かめてください。',

  'problem.which-domain': 'どのドメインですか？ 例：{{line}}',
  'problem.too-many-domains_other': '多すぎます。1 行に {{count}} 個までです。',
  'problem.which': 'どれですか？ 例：{{line}}',
  'problem.whole-line': '本当によければ、こうどうぞ：{{line}}',
  'problem.duration': 'どのくらいの間ですか？ 最長 30 日。例：{{line}}',
  'problem.room': '{{room}} は部屋のアドレスではありません。room@conference.example.org のような形です。',
  'right.owner': 'これは運営者だけのものです。',
  'right.moderator': 'これは部屋のモデレーターがその部屋で使うものです。',
  'right.host': 'これはこの部屋のモデレーターだけのものです。',
  'problem.entry': '{{entry}} はリソースなしの JID でもドメインでもありません。',
  'problem.language': '「{{tag}}」は話せません。話せる言語：{{known, list}}',
  'problem.strange-words': '「{{words}}」が分かりません。こうしてみてください：{{line}}',
  'unknown.greetings':
    'こんにちは。XMPP サーバーが TLS を必須としているかを検査します。xmpp.jp のようなドメインか「ヘルプ」をどうぞ。',
  'unknown.thanks': 'どういたしまして。',
  'unknown.sentence': '文全体は分かりませんでした。もしかして：{{line, command}}',
  'unknown.suggestion': '「{{word}}」が分かりません。もしかして：{{line}}',
  'unknown.word': '「{{word}}」が分かりません。xmpp.jp のようなドメインか「ヘルプ」をどうぞ。',
  'unknown.nothing': 'xmpp.jp のようなドメインか「ヘルプ」をどうぞ。',
  'limit.asker-minute': '一度に多くの質問がありました。次は {{wait, duration}}後にどうぞ。',
  'limit.asker-hour': 'この 1 時間に多くの質問がありました。次は {{wait, duration}}後にどうぞ。',
  'limit.room':
    'この部屋からの質問が多いため、ここでは {{wait, duration}}後まで答えません。個別には引き続き答えます。',
  'limit.domain': 'あなたのサーバーの利用者からの質問が多いため、次は {{wait, duration}}後にどうぞ。',
  'limit.all': 'ただいま質問が集中しています。次は {{wait, duration}}後にどうぞ。',
  ignored:
    '続けて理解できなかったため、しばらく聞くのをやめます（{{wait, duration}}）。その後「ヘルプ」をどうぞ。',

  'limits.asker-minute': 'あなた：{{span, duration}}あたり残り {{left}}/{{most}} 回',
  'limits.asker-hour': 'あなた：{{span, duration}}あたり残り {{left}}/{{most}} 回',
  'limits.room': 'この部屋：{{span, duration}}あたり残り {{left}}/{{most}} 回',
  'limits.domain': 'あなたのサーバー全体：{{span, duration}}あたり残り {{left}}/{{most}} 回',
  'limits.targets': '1 つのドメインの検査は 1 時間に 6 回まで。結果は 10 分間保持します。',
  'limits.target': '{{domain}}：この 1 時間の検査は残り {{left}}/{{most}} 回',
  'limits.exempt': 'あなたに制限はありません。',
  'status.uptime': '稼働時間：{{uptime, duration}}',
  'status.load':
    '実行中の検査：{{running, number}}/{{mostRunning, number}}、待機中：{{waiting, number}}/{{mostWaiting, number}}',

  'forget.done':
    '監視と働きかけ、招待してくださった部屋、選ばれた設定を忘れました。質問の回数は 1 時間だけ数え、その後は消えます。',
  'forget.done-here':
    'ここで選ばれた設定と、この部屋の働きかけにあるお名前を忘れました。個別の会話で選ばれた設定は、そちらでお伝えください。',
  'forget.not-all':
    'そのため、監視と働きかけの記録はまだ残っています。ほかはすべて忘れました。働きかけの記録が再び使えるようになったら、もう一度お伝えください。',
  'forget.nothing': 'ここではあなたについて何も保存していません。個別の会話でお伝えください。',
  'block.person': '{{entry}} をブロックしました。今後はお答えしません。',
  'block.domain': '{{entry}} をブロックしました。そこの人には答えず、サーバーも検査しません。',
  'block.list': 'ブロック中：{{entries, list}}',
  'block.none': '誰もブロックしていません。',
  'unblock.done': '{{entry}} のブロックを解除しました。',
  'unblock.unknown': '{{entry}} はブロックされていません。',
  'mute.on': 'ここでは {{length, duration}}黙っています。早く終えるには：沈黙 off',
  'mute.off': 'ここで再び答えます。',
  'leave.goodbye': '失礼します。また呼ぶときは招待してください。',
  'leave.done': '{{room}} から退出しました。',
  'leave.which':
    'あなたに招待されて入った部屋の中に、その部屋はありません。例：退出 room@conference.example.org',
  'join.trying': '{{room}} に入ります。入れなければ理由をお伝えします。',
  'rooms.no-account': 'アカウントがないので、部屋もありません。',
  'rooms.count_other': '入っているはずの部屋：{{count}}',
  'rooms.in': '✔ {{room}}',
  'rooms.invited': '✔ {{room}}（招待者：{{inviter}}）',
  'rooms.out': '? {{room}}：今は入っていません',
  'rooms.more_other': 'ほか {{count}} 部屋',

  'internal-error':
    '✖ こちらで障害が起きました。あなたのせいではありません（番号 {{reference}}）。運営者のログに記録しました。',
  'not-kept.denied':
    '⚠ 反映しましたが、次に再起動するまでの間だけです。データフォルダーに書き込む権限がありません。私の運営者なら直せます（DATA_DIR）。',
  'not-kept.full':
    '⚠ 反映しましたが、次に再起動するまでの間だけです。データフォルダーのあるディスクがいっぱいです。私の運営者なら直せます。',
  'not-kept.failed':
    '⚠ 反映しましたが、次に再起動するまでの間だけです。データフォルダーに書き込めませんでした。原因は私の運営者がログで確認できます（DATA_DIR）。',
  cancelled: '中止しました。',

  'lang.chosen': '今後ここでは{{language}}で答えます。',
  'lang.reset': '今後はメッセージごとに言語を選びます。',
  'lang.heading': '話せる言語：',
  'lang.line': '{{name}} – {{line}}',
  'lang.not-here': 'ここではあなたを見分けられないため、記憶できません。行に lang={{tag}} を加えてください。',

  'help.intro': 'XMPP サーバーが TLS を必須としているか、それともパスワードが平文で流れうるかを検査します。',
  'help.link': 'ワンタップで：{{link}}',
  'help.others': 'ほかに：{{others, commands}}',
  'help.bare-domain': 'ドメインだけでも構いません：xmpp.jp',
  'help.unknown': '「{{word}}」というコマンドはありません。「ヘルプ」をどうぞ。',
  'command.check.line': '{{usage}} – サーバーを検査',
  'command.check.details':
    '例：確認 xmpp.jp または：確認 xmpp.jp xmpp.net s2s\nドメインは 5 個まで。JID、xmpp: や Web のアドレスからも読み取ります。c2s はクライアント用、s2s はサーバー間用です。ipv4 か ipv6 でその範囲だけ、fresh で改めて検査し、lang=ja で日本語で答えます。TLS の前後に何が提供されるか、証明書はどうかを調べ、平文でログインが受け付けられるかを尋ねます。パスワードは決して送りません。1 つのアドレスへの接続は最大 12 本（同時に 4 本）、全体で 24 本までです。',
  'command.full.line': '{{usage}} – TLS が受け付けるすべてと評価',
  'command.full.details':
    '例：詳細 xmpp.jp c2s\n「確認」に加え、受け付けるバージョン・暗号スイート・グループのすべてと、どちらの順序によるか、証明書の詳細を調べます。評価は、TLS が必須かどうかの答えとは別です。接続先ごとに最大 40 本（同時に 4 本まで）を追加で開きます。revocation を付けると、証明書が失効していないか認証局にも尋ねます。証明書ごとに最大 2 本、認証局への接続が増え、どこを検査しているかが認証局に知られます。ほかのオプションは「確認」と同じです。',
  'command.features.line': '{{usage}} – TLS 前後のストリーム機能',
  'command.features.details':
    '例：機能 xmpp.jp c2s\n各サービスが TLS の前と後に示す機能だけを答えます。オプションは「確認」と同じです。',
  'command.raw.line': '{{usage}} – 自分で確かめるための証拠',
  'command.raw.details':
    '例：証拠 xmpp.jp c2s\n判定の根拠となる応答ごとに、ストリームヘッダーの後に送ったもの、返ってきたもの、時刻、同じことを尋ねられるコマンドを示します。送るものにパスワードは含まれません。',
  'command.card.line': '{{usage}} – 結果を画像で',
  'command.card.details':
    '例：カード xmpp.jp または：カード xmpp.jp full\nそのまま人に渡せる画像です。判定とその意味、主な事実を載せ、full を付けると評価も載ります。その他のオプションは「確認」と同じです。',
  'command.limits.line': '{{usage}} – あとどれだけ質問できるか',
  'command.limits.details':
    '例：制限 または：制限 xmpp.jp\nあなたの残り回数、またはドメインをこの 1 時間にあと何回検査できるか。',
  'command.status.line': '{{usage}} – このボットの状態',
  'command.status.details': '稼働時間、実行中の検査の数、待機中の検査の数を示します。',
  'command.mute.line': '{{usage}} – この部屋でしばらく黙る',
  'command.mute.details':
    '例：沈黙 1h または：沈黙 off\nモデレーターがその部屋で使います。個別の質問には変わらず答えます。',
  'command.leave.line': '{{usage}} – 部屋から退出させる',
  'command.leave.details':
    'モデレーターがその部屋で使います。個別の会話では招待した人が使えます。例：退出 room@conference.example.org',
  'command.rooms.line': '{{usage}} – 入っている部屋',
  'command.rooms.details': '運営者に、入っている部屋と招待した人を伝えます。',
  'command.join.line': '{{usage}} – 部屋に入らせる',
  'command.join.details': '例：入室 room@conference.example.org\n入れなければ理由をお伝えします。',
  'command.lang.line': '{{usage}} – 言語を選ぶ',
  'command.lang.details':
    '例：言語 en または：言語 auto\n個別の会話ではあなたのため、部屋ではその部屋のために記憶します。auto で取り消します。一度だけなら行に lang=en を加えてください。',
  'command.forget.line': '{{usage}} – あなたについて保存したものを忘れる',
  'command.forget.details':
    'こう言ってください：忘れて 私\n監視と働きかけ、招待してくださった部屋、選ばれた設定を忘れます。部屋では、その働きかけにあるお名前も忘れます。',
  'command.block.line': '{{usage}} – 特定の相手をブロックする',
  'command.block.details':
    '例：ブロック spam.example または：ブロック alice@example.org\nそこの人には答えず、サーバーも検査しません。アドレスなしでは、ブロック中の相手を示します。',
  'command.unblock.line': '{{usage}} – ブロックを解除する',
  'command.unblock.details': '例：ブロック解除 spam.example',
  'command.help.line': '{{usage}} – できること',
  'command.help.details': '例：ヘルプ 確認',
  'command.about.line': '{{usage}} – このボットと接続について',
  'command.about.details': 'バージョン、運営者、そしてこのボット自身のログインの TLS を示します。',

  'field.domains': 'ドメイン、JID、アドレス（5 個まで）',
  'field.services': 'サービス（未選択：両方）',
  'field.families': '使う IP（未選択：両方）',
  'field.fresh': '改めて検査する',
  'field.full': '詳しく検査し、評価も付ける',
  'field.revocation': '失効を認証局に尋ねる',
  'field.command': 'コマンド',
  'field.language': '言語（タグか名前、auto）',
  'field.duration': '期間（30m、1h、2d、off）',
  'field.room': '部屋のアドレス',
  'field.me': 'はい、忘れてください',
  'field.entry': 'リソースなしの JID またはドメイン',
  'field.domain': 'ドメイン',

  'about.version': 'Tellus {{version}}：TLS を検査する XMPP ボット。自由ソフトウェア：AGPL-3.0-or-later',
  'about.owners': '運営：{{owners, list}}。検査してほしくないサーバーがあれば、そちらへご連絡ください。',
  'about.no-owners': '運営者の連絡先は設定されていません（BOT_OWNERS）。',
  'about.connected': '自身のログイン：{{version}}、{{suite}}、{{host}}',
  'about.certificate_other': 'その証明書：残り {{count}} 日',
  'about.terminal': 'ターミナルでの会話です。ログインしていません。',
  'about.offline': '現在ログインしていません。',

  'card.saved': '画像：{{path}}',
  'card.not-saved': '画像を {{folder}} に保存できませんでした。文字でお答えします：',
  'picture.no-service':
    '画像を送れません。私のサーバーはファイルを受け付けていません。有効にするには、私の運営者からサーバー側への依頼が必要です（XEP-0363）。文字でお答えします：',
  'picture.too-large':
    '私のサーバーはこの大きさの画像を受け付けません。上限を上げるには、私の運営者からサーバー側への依頼が必要です。文字でお答えします：',
  'picture.refused':
    '私のサーバーが今は画像を受け付けませんでした。後でもう一度お試しください。文字でお答えします：',
  'picture.failed': '画像をアップロードできませんでした。後でもう一度お試しください。文字でお答えします：',
  'chat.cut': '… 長すぎるため、ここで省略します。',
  'chat.meanwhile': '検査中です… 少し時間がかかります。',
  'chat.rest-follows': '続きはまもなくお伝えします。',
  'chat.was-away': 'メッセージをいただいたときは不在でした。まだ必要でしたら、もう一度お尋ねください。',
  'chat.no-voice': 'この部屋では発言権がないため、こちらでお答えします。発言権はモデレーターが与えられます。',
  'chat.encrypted':
    '暗号化されたメッセージは読めません。このチャットの暗号化をオフにしてください。Conversations：鍵のアイコンをタップして「非暗号化」。Gajim と Dino：入力欄の横の鍵。Psi+：チャット画面の OMEMO ボタン。その後、もう一度お尋ねください。',
  'room.refused.conflict': '{{room}} に入れませんでした：使えるニックネームがすべて使用中です。',
  'room.refused.forbidden': '{{room}} に入れませんでした：入室を禁止されています。',
  'room.refused.item-not-found': '{{room}} に入れませんでした：部屋が存在しないか、ロックされています。',
  'room.refused.not-allowed': '{{room}} に入れませんでした：そこで部屋を作る権限がありません。',
  'room.refused.not-authorized':
    '{{room}} に入れませんでした：パスワードが必要です。パスワードを添えて招待し直してください。',
  'room.refused.registration-required':
    '{{room}} に入れませんでした：メンバー専用です。メンバーに加えてから招待し直してください。',
  'room.refused.resource-constraint': '{{room}} に入れませんでした：すでに入っている部屋が多すぎます。',
  'room.refused.service-unavailable': '{{room}} に入れませんでした：満室です。',
  'room.refused.timeout':
    '{{room}} に入れませんでした：サーバーから応答がありません。後で招待し直してください。',
  'room.refused.other': '{{room}} に入れませんでした：サーバーに拒否されました（{{condition}}）。',

  'usage.domain': 'ドメイン',
  'usage.command': 'コマンド',
  'usage.language': '言語',
  'usage.room': '部屋',
  'usage.duration': '期間',
  'usage.me': '私',

  'terminal.welcome': 'Tellus です。ドメインをどうぞ。例：確認 xmpp.jp（または：ヘルプ、quit）',
  'terminal.account':
    'XMPP で会話するには、.env に XMPP_JID と XMPP_PASSWORD を設定してください（.env.example を参照）。',
  'terminal.leave': 'もう一度 Ctrl-C を押すか quit と入力すると終了します。',
  ...lettersJa,
}
