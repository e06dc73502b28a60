/**
 * Characters of the tables and templates with every traditional form and variant that a converter may choose for them,
 * rightly or wrongly: 后後, 里裡裏. Taken from the character tables of OpenCC 1.4.1 (Apache-2.0), for the characters used.
 */
const FORMS =
  '万萬 与與 专專 业業 两兩 严嚴 个個箇 为為爲 丽麗 么麼 义義 书書 买買 了瞭 于於 产產 仅僅 从從 价價 众眾衆 优優 会會 传傳 体體 侧側 修脩 关關 具俱 内內 册冊 写寫 冲沖衝 决決 况況 冻凍 ' +
  '准準 减減 几幾 出齣 击擊 划劃 则則 删刪 别別彆 制製 办辦 务務 动動 升昇 协協 单單 占佔 卷捲 厂廠 历曆歷 参參蔘 发發髮 变變 只祇衹隻 号號 合閤 同衕 后後 向嚮曏 启啓啟 员員 周賙週 咨諮 ' +
  '响響 回迴 团團糰 困睏 围圍 国國 图圖 场場 块塊 处處 备備 复復複覆 够夠 头頭 它牠 实實 审審 家傢 对對 属屬 岁歲 布佈 干乾幹榦 广廣 库庫 应應 废廢 开開 异異 弃棄 张張 归歸 ' +
  '当噹當 录彔錄 征徵 径徑逕 态態 总總 战戰 户戶 扣釦 执執 扫掃 折摺 报報 担擔 拟擬 挂掛 据據 搁擱 搜蒐 数數 斗鬥 断斷 无無 旧舊 时時 暂暫 权權 条條 来來 板闆 果菓 标標 栏欄 样樣 ' +
  '档檔 检檢 槛檻 气氣 汇匯彙滙 没沒 注註 测測 润潤 淀澱 済濟 滞滯 满滿 点點 热熱 状狀 环環 现現 画畫 畅暢 监監 盘盤 着著 码碼 础礎 确確 碍礙 礼禮 离離 种種 称稱 笔筆 筹籌 签簽籤 简簡 ' +
  '类類 系係繫 紧緊 红紅 约約 级級 线綫線 组組 细細 终終 经經 结結 给給 绝絕 统統 绩績 续續 维維 综綜 缓緩 编編 缘緣 群羣 职職 联聯 节節 范範 获獲穫 营營 补補 表錶 见見 规規 视視 计計 ' +
  '订訂 认認 让讓 训訓 议議 记記 论論 设設 访訪 证証證 评評 识識 诉訴 试試 话話 询詢 详詳 误誤 说說説 读讀 谁誰 调調 谈談 负負 财財 责責 败敗 账賬 货貨 购購 贯貫 费費 赁賃 资資 赖賴 ' +
  '赛賽 赠贈 踪蹤 转轉 较較 辅輔 输輸 边邊 达達 过過 运運 还還 这這 进進 迟遲 适適 选選 里哩裏裡 钱錢 链鍊鏈 销銷 键鍵 长長 门門 闭閉 问問 间間 阅閱閲 队隊 阶階 际際 险險 隐隱 难難 ' +
  '面麪麵 项項 预預 领領 频頻 题題 额額 风風 馈饋 驳駁 验驗 骤驟 齐齊'

/** By simplified character. */
export const TRADITIONAL_FORMS: ReadonlyMap<string, readonly string[]> = new Map(
  FORMS.split(' ').map((group) => {
    const [simplified = '', ...forms] = Array.from(group)
    return [simplified, forms]
  }),
)
